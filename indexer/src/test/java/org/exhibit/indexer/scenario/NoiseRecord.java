package org.exhibit.indexer.scenario;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/// One CloudTrail record of [Noise], written as text: reads and writes of objects, key uses, roles
/// taken by services, calls that read settings.
final class NoiseRecord {
    private static final String[] ROLES = {
        "imaging", "warehouse", "portal", "smx", "etl", "backup"
    };
    private static final String[] BUCKETS = {"imaging", "claims-lake", "portal-assets", "reports"};
    private static final String[] KNOWN = {
        "ct/batch-07.tar", "exp/pat-1.csv", "exp/pat-2.csv", "incoming/s1.jpg", "products/s1.jpg"
    };
    private static final String[][] READS = {
        {"ec2", "DescribeInstances", "{\"maxResults\":1000,\"instancesSet\":{},\"filterSet\":{}}"},
        {"logs", "DescribeLogGroups", "{\"limit\":50,\"logGroupNamePrefix\":\"/aws/lambda/\"}"},
        {"sts", "GetCallerIdentity", "null"},
        {"cloudtrail", "DescribeTrails", "{\"trailNameList\":[]}"},
        {"sagemaker", "ListTrainingJobs", "{\"maxResults\":100,\"statusEquals\":\"InProgress\"}"}
    };
    private static final String[] KEYS = new String[600];

    static {
        for (int i = 0; i < KEYS.length; i++) {
            KEYS[i] = Ids.accessKey(String.format(Locale.ROOT, "ASIAN%03d", i));
        }
    }

    private final StringBuilder out;
    private final Random chance;
    private final String account;
    private final Instant time;
    private final int number;
    private final Caller.Session session;

    NoiseRecord(StringBuilder out, Random chance, String account, Instant time) {
        this.out = out;
        this.chance = chance;
        this.account = account;
        this.time = time;
        this.number = chance.nextInt(300);
        this.session = session(account, number);
    }

    /// Sessions of machines and jobs: an instance's, or one of the names that many jobs share.
    static Caller.Session session(String account, int number) {
        String role = ROLES[number % ROLES.length];
        String name =
                switch (role) {
                    case "smx" -> "SageMaker";
                    case "etl" -> "GlueJobRunnerSession";
                    default -> String.format(Locale.ROOT, "i-0f%015x", number);
                };
        return new Caller.Session(account, role, name, "ASIAN" + number, Clock.DAY, "");
    }

    static String address(Caller.Session session) {
        int place = Math.floorMod(session.key().hashCode(), 60_000);
        return String.format(Locale.ROOT, "10.9.%d.%d", place / 250, 1 + place % 250);
    }

    static String key(Random chance) {
        return chance.nextInt(50) == 0
                ? KNOWN[chance.nextInt(KNOWN.length)]
                : String.format(
                        Locale.ROOT,
                        "studies/%05d/slice-%04d.dcm",
                        chance.nextInt(60_000),
                        chance.nextInt(400));
    }

    void append(String label) {
        int kind = chance.nextInt(100);
        if (kind < 60) {
            object(kind % 4 == 0);
        } else if (kind < 75) {
            keyUse();
        } else if (kind < 85) {
            role();
        } else {
            read(READS[chance.nextInt(READS.length)]);
        }
        out.append(",\"requestID\":\"").append(hex(16)).append("\",\"eventID\":\"");
        out.append(uuid(label)).append("\",\"eventType\":\"AwsApiCall\",\"managementEvent\":");
        boolean data = kind < 60;
        out.append(!data).append(",\"recipientAccountId\":\"").append(account);
        out.append("\",\"eventCategory\":\"").append(data ? "Data" : "Management").append("\"}");
    }

    private void object(boolean put) {
        String bucket = BUCKETS[chance.nextInt(BUCKETS.length)];
        String key = key(chance);
        long bytes = 1_000L + chance.nextInt(90_000_000);
        identity("");
        call("s3", put ? "PutObject" : "GetObject", address(session));
        out.append(",\"requestParameters\":{\"bucketName\":\"").append(bucket);
        out.append("\",\"Host\":\"")
                .append(bucket)
                .append(".s3.us-east-1.amazonaws.com\",\"key\":\"");
        out.append(key).append("\"},\"responseElements\":");
        out.append(put ? "{\"x-amz-server-side-encryption\":\"aws:kms\"}" : "null");
        out.append(",\"additionalEventData\":{\"SignatureVersion\":\"SigV4\",\"CipherSuite\":");
        out.append("\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":").append(put ? bytes : 0);
        out.append(".0,\"SSEApplied\":\"SSE_KMS\",\"AuthenticationMethod\":\"AuthHeader\",");
        out.append("\"x-amz-id-2\":\"").append(hex(76)).append("\",\"bytesTransferredOut\":");
        out.append(put ? 0 : bytes).append(".0},\"readOnly\":").append(!put);
        out.append(",\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARN\":\"arn:aws:s3:::");
        out.append(bucket).append('/').append(key).append("\"},{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::S3::Bucket\",\"ARN\":\"arn:aws:s3:::").append(bucket);
        out.append("\"}]");
    }

    private void keyUse() {
        boolean encrypt = chance.nextInt(3) == 0;
        identity("fas.s3.amazonaws.com");
        call("kms", encrypt ? "GenerateDataKey" : "Decrypt", "fas.s3.amazonaws.com");
        out.append(",\"requestParameters\":{\"encryptionContext\":{\"aws:s3:arn\":\"arn:aws:s3:::");
        out.append(BUCKETS[chance.nextInt(BUCKETS.length)]).append('/').append(key(chance));
        out.append("\"},\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"},\"responseElements\":null,");
        out.append("\"readOnly\":true,\"resources\":[{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::KMS::Key\",\"ARN\":\"arn:aws:kms:us-east-1:")
                .append(account);
        out.append(":key/0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f\"}]");
    }

    private void role() {
        String service = chance.nextBoolean() ? "lambda.amazonaws.com" : "ec2.amazonaws.com";
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AWSService\",");
        out.append("\"invokedBy\":\"").append(service).append("\"}");
        call("sts", "AssumeRole", service);
        out.append(",\"requestParameters\":{\"roleArn\":\"").append(session.roleArn());
        out.append("\",\"roleSessionName\":\"").append(session.name());
        out.append("\"},\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIA")
                .append(hex(16));
        out.append("\",\"sessionToken\":\"IQoJb3JpZ2luX2VjE").append(hex(400));
        out.append("\",\"expiration\":\"Mar 10, 2026, 11:05:10 PM\"}},\"readOnly\":true,");
        out.append("\"resources\":[{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::IAM::Role\",\"ARN\":\"").append(session.roleArn());
        out.append("\"}]");
    }

    private void read(String[] call) {
        identity("");
        call(call[0], call[1], address(session));
        out.append(",\"requestParameters\":").append(call[2]);
        out.append(",\"responseElements\":null,\"readOnly\":true");
    }

    private void identity(String invokedBy) {
        String principal = session.principal();
        String issuer = principal.substring(0, principal.indexOf(':'));
        String key = invokedBy.isEmpty() ? KEYS[number] : "ASIA" + hex(16);
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AssumedRole\",");
        out.append("\"principalId\":\"").append(principal).append("\",\"arn\":\"");
        out.append(session.arn()).append("\",\"accountId\":\"").append(account);
        out.append("\",\"accessKeyId\":\"").append(key).append("\",\"sessionContext\":{");
        out.append("\"sessionIssuer\":{\"type\":\"Role\",\"principalId\":\"").append(issuer);
        out.append("\",\"arn\":\"").append(session.roleArn()).append("\",\"accountId\":\"");
        out.append(account).append("\",\"userName\":\"").append(session.role());
        out.append("\"},\"attributes\":{\"creationDate\":\"2026-03-10T00:00:00Z\",");
        out.append("\"mfaAuthenticated\":\"false\"},\"ec2RoleDelivery\":\"2.0\"}");
        if (!invokedBy.isEmpty()) {
            out.append(",\"invokedBy\":\"").append(invokedBy).append('"');
        }
        out.append('}');
    }

    private void call(String service, String name, String address) {
        out.append(",\"eventTime\":\"").append(time).append("\",\"eventSource\":\"");
        out.append(service).append(".amazonaws.com\",\"eventName\":\"").append(name);
        out.append("\",\"awsRegion\":\"us-east-1\",\"sourceIPAddress\":\"").append(address);
        out.append("\",\"userAgent\":\"").append(address.endsWith(".com") ? address : Caller.CLI);
        out.append('"');
    }

    private String hex(int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append("0123456789ABCDEF".charAt(chance.nextInt(16)));
        }
        return text.toString();
    }

    private String uuid(String label) {
        String hex = hex(12).toLowerCase(Locale.ROOT);
        long number = Integer.toUnsignedLong(label.hashCode());
        return String.format(
                Locale.ROOT,
                "%08x-%s-4%s-8%s-%s%s",
                number,
                hex.substring(0, 4),
                hex.substring(4, 7),
                hex.substring(7, 10),
                hex.substring(0, 6),
                hex.substring(6, 12));
    }
}
