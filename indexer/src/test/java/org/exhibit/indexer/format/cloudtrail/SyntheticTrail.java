package org.exhibit.indexer.format.cloudtrail;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SplittableRandom;

/// CloudTrail records made up in the shape of real S3 data events, about 1.8 KB each; the same for
/// the same seed.
final class SyntheticTrail {
    private static final String[] NAMES = {
        "GetObject", "PutObject", "HeadObject", "ListObjects", "DeleteObject", "GetObjectTagging"
    };

    private SyntheticTrail() {}

    static String record(SplittableRandom random) {
        int role = random.nextInt(40);
        int session = random.nextInt(1_000);
        int bucket = random.nextInt(5);
        int patient = random.nextInt(100_000);
        int slice = random.nextInt(400);
        String name = NAMES[random.nextInt(NAMES.length)];
        return String.format(
                Locale.ROOT,
                """
                {"eventVersion":"1.10","userIdentity":{"type":"AssumedRole","principalId":\
                "AROAEXAMPLE%02d:sess-%d","arn":"arn:aws:sts::111122223333:assumed-role/Role%02d/sess-%d",\
                "accountId":"111122223333","accessKeyId":"ASIAEXAMPLE%08d","sessionContext":\
                {"sessionIssuer":{"type":"Role","principalId":"AROAEXAMPLE%02d","arn":\
                "arn:aws:iam::111122223333:role/Role%02d","accountId":"111122223333","userName":"Role%02d"},\
                "attributes":{"creationDate":"2026-01-02T03:00:00Z","mfaAuthenticated":"false"}}},\
                "eventTime":"2026-01-%02dT03:%02d:%02dZ","eventSource":"s3.amazonaws.com","eventName":"%s",\
                "awsRegion":"us-east-1","sourceIPAddress":"192.0.2.%d","userAgent":\
                "[aws-cli/2.13.5 Python/3.11.4 Linux/4.14.255-314-253.539.amzn2.x86_64 prompt/off]",\
                "requestParameters":{"bucketName":"phi-imaging-%d","Host":\
                "phi-imaging-%d.s3.us-east-1.amazonaws.com","key":"scans/2026/patient-%06d/slice-%04d.dcm",\
                "x-id":"%s"},"responseElements":null,"additionalEventData":{"SignatureVersion":"SigV4",\
                "CipherSuite":"TLS_AES_128_GCM_SHA256","bytesTransferredIn":0.0,"AuthenticationMethod":\
                "AuthHeader","x-amz-id-2":"%016x%016x%016x%016x=","bytesTransferredOut":%d.0},\
                "requestID":"%016X","eventID":"%08x-0000-4000-8000-%012x","readOnly":true,"resources":\
                [{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::phi-imaging-%d/scans/2026/patient-%06d/slice-%04d.dcm"},\
                {"accountId":"111122223333","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::phi-imaging-%d"}],\
                "eventType":"AwsApiCall","managementEvent":false,"recipientAccountId":"111122223333",\
                "vpcEndpointId":"vpce-0123456789abcdef0","vpcEndpointAccountId":"111122223333",\
                "eventCategory":"Data","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":\
                "TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"phi-imaging-%d.s3.us-east-1.amazonaws.com"}}\
                """,
                role,
                session,
                role,
                session,
                session,
                role,
                role,
                role,
                1 + random.nextInt(28),
                random.nextInt(60),
                random.nextInt(60),
                name,
                random.nextInt(256),
                bucket,
                bucket,
                patient,
                slice,
                name,
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextInt(10_000_000),
                random.nextLong(),
                random.nextInt(),
                random.nextLong() & 0xFFFFFFFFFFFFL,
                bucket,
                patient,
                slice,
                bucket,
                bucket);
    }

    /// A log file of `records` records, by repeating a block of different ones.
    static InputStream logFile(int records) {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder block = new StringBuilder();
        int perBlock = Math.min(records, 5_000);
        for (int i = 0; i < perBlock; i++) {
            block.append(i == 0 ? "" : ",").append(record(random));
        }
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        return new RepeatedInput("{\"Records\":[", bytes, records / perBlock, ",", "]}");
    }
}
