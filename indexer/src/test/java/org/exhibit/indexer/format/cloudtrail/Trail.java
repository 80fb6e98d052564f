package org.exhibit.indexer.format.cloudtrail;

/// Small records for tests, written the way CloudTrail writes them.
final class Trail {
    static final String GET =
            """
            {"eventVersion":"1.10","userIdentity":{"type":"AssumedRole",\
            "principalId":"AROAEXAMPLE:sess","arn":"arn:aws:sts::111122223333:assumed-role/R/sess",\
            "accountId":"111122223333","accessKeyId":"ASIAEXAMPLE","sessionContext":{"sessionIssuer":\
            {"type":"Role","principalId":"AROAEXAMPLE","arn":"arn:aws:iam::111122223333:role/R",\
            "accountId":"111122223333","userName":"R"},"attributes":{"creationDate":\
            "2026-01-02T03:00:00Z","mfaAuthenticated":"false"}}},"eventTime":"2026-01-02T03:04:05Z",\
            "eventSource":"s3.amazonaws.com","eventName":"GetObject","awsRegion":"us-east-1",\
            "sourceIPAddress":"192.0.2.9","userAgent":"[aws-cli/2.0]","requestParameters":\
            {"bucketName":"b","Host":"b.s3.us-east-1.amazonaws.com","key":"a/k 1.txt","versionId":"v1"},\
            "responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4",\
            "bytesTransferredIn":0.0,"x-amz-id-2":"HOST=","bytesTransferredOut":89.0},\
            "requestID":"MB8NVKR3FVMSSRM9","eventID":"e-1","readOnly":true,"resources":\
            [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::b/a/k 1.txt"},{"accountId":"444455556666",\
            "type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::b"}],"eventType":"AwsApiCall",\
            "managementEvent":false,"recipientAccountId":"444455556666","eventCategory":"Data"}\
            """;

    private Trail() {}

    /// A minimal record with an id of its own.
    static String record(int id) {
        return "{\"eventVersion\":\"1.08\",\"eventTime\":\"2026-01-02T03:04:05Z\",\"eventName\":\"N"
                + id
                + "\",\"eventSource\":\"s3.amazonaws.com\",\"requestParameters\":{\"items\":[{\"a\":\"}]\\\",{\"}]},"
                + "\"eventID\":\"id-"
                + id
                + "\"}";
    }

    /// A JSON text with its quotes.
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
