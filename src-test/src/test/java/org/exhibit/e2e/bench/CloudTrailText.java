package org.exhibit.e2e.bench;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Writes one CloudTrail record as AWS does: compact, keys in AWS's order.
final class CloudTrailText {
    private static final String[] ROLES = {
        "care-portal",
        "etl-nightly",
        "image-intake",
        "warehouse-load",
        "ml-train",
        "ops",
        "analyst",
        "backup",
        "AWSServiceRoleForConfig",
        "ci-deploy",
        "reports",
        "dana",
        "lee"
    };
    private static final String[] BUCKETS = {
        "phi-imaging-prod",
        "claims-lake",
        "mixed-media",
        "app-assets",
        "ml-sandbox",
        "reports-internal"
    };
    private static final String TLS =
            "\"tlsDetails\":{\"tlsVersion\":\"TLSv1.3\",\"cipherSuite\":\"TLS_AES_128_GCM_SHA256\","
                    + "\"clientProvidedHostHeader\":\"";

    private final StringBuilder out;
    private final Chance chance;
    private final String account;
    private final String region;
    private final Instant time;
    private final int session;
    private final String role;

    CloudTrailText(StringBuilder out, Chance chance, String account, String region, Instant time) {
        this.out = out;
        this.chance = chance;
        this.account = account;
        this.region = region;
        this.time = time;
        this.session = chance.skewed(600);
        this.role = ROLES[session % ROLES.length];
    }

    /// A data event of S3.
    void object(String agent) {
        int act = chance.below(10);
        String name = act < 6 ? "GetObject" : act < 9 ? "PutObject" : "HeadObject";
        String bucket = chance.pick(BUCKETS);
        String key = key();
        String host = bucket + ".s3." + region + ".amazonaws.com";
        identity(null);
        call("s3", name, address(), "[" + agent + "]");
        out.append("\"requestParameters\":{\"bucketName\":\"").append(bucket);
        out.append("\",\"Host\":\"").append(host).append("\",\"key\":\"").append(key).append('"');
        long bytes = 1_000L + chance.skewed(90_000_000);
        boolean put = act >= 6 && act < 9;
        if (put) {
            out.append(",\"x-amz-server-side-encryption\":\"aws:kms\"},\"responseElements\":{")
                    .append("\"x-amz-server-side-encryption\":\"aws:kms\",")
                    .append("\"x-amz-server-side-encryption-aws-kms-key-id\":\"");
            kmsKey();
            out.append("\"},");
        } else {
            out.append("},\"responseElements\":null,");
        }
        out.append("\"additionalEventData\":{\"SignatureVersion\":\"SigV4\",\"CipherSuite\":")
                .append("\"TLS_AES_128_GCM_SHA256\",\"bytesTransferredIn\":")
                .append(put ? bytes : 0)
                .append(".0,\"SSEApplied\":\"SSE_KMS\",\"AuthenticationMethod\":\"AuthHeader\",")
                .append("\"x-amz-id-2\":\"");
        chance.base64(out, 75).append("=\",\"bytesTransferredOut\":");
        out.append(act < 6 ? bytes : 0).append(".0},\"requestID\":\"");
        chance.upper(out, 16);
        event(!put);
        out.append("\"resources\":[{\"type\":\"AWS::S3::Object\",\"ARN\":\"arn:aws:s3:::");
        out.append(bucket).append('/').append(key).append("\"},{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::S3::Bucket\",\"ARN\":\"arn:aws:s3:::").append(bucket);
        out.append("\"}],");
        end(false, host);
    }

    /// A key used in a session's name by S3.
    void keyUse() {
        boolean encrypt = chance.below(3) == 0;
        identity("fas.s3.amazonaws.com");
        String service = "fas.s3.amazonaws.com";
        call("kms", encrypt ? "GenerateDataKey" : "Decrypt", service, service);
        out.append("\"requestParameters\":{\"encryptionContext\":{\"aws:s3:arn\":\"arn:aws:s3:::");
        out.append(chance.pick(BUCKETS)).append('/').append(key()).append("\"},");
        out.append(
                encrypt
                        ? "\"keySpec\":\"AES_256\"}"
                        : "\"encryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}");
        out.append(",\"responseElements\":null,\"requestID\":\"");
        chance.uuid(out);
        event(true);
        out.append("\"resources\":[{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::KMS::Key\",\"ARN\":\"");
        kmsKey();
        out.append("\"}],");
        end(true, null);
    }

    /// A service that takes a role.
    void role() {
        String service = chance.below(2) == 0 ? "lambda.amazonaws.com" : "ec2.amazonaws.com";
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AWSService\",");
        out.append("\"invokedBy\":\"").append(service).append("\"},");
        call("sts", "AssumeRole", service, service);
        out.append("\"requestParameters\":{\"roleArn\":\"").append(roleArn());
        out.append("\",\"roleSessionName\":\"session-").append(session).append("\"},");
        out.append("\"responseElements\":{\"credentials\":{\"accessKeyId\":\"ASIA");
        chance.upper(out, 16).append("\",\"sessionToken\":\"IQoJb3JpZ2luX2VjE");
        chance.base64(out, 1_240).append("==\",\"expiration\":\"Jan 10, 2026, 10:05:10 AM\"}},");
        out.append("\"requestID\":\"");
        chance.uuid(out);
        event(true);
        out.append("\"resources\":[{\"accountId\":\"").append(account);
        out.append("\",\"type\":\"AWS::IAM::Role\",\"ARN\":\"").append(roleArn()).append("\"}],");
        end(true, null);
    }

    /// A call that reads settings.
    void read(String[] call, String agent, boolean refused) {
        identity(null);
        call(call[0], call[1], address(), agent);
        if (refused) {
            out.append("\"errorCode\":\"AccessDenied\",\"errorMessage\":\"User: ").append(arn());
            out.append(" is not authorized to perform: ").append(call[0]).append(':');
            out.append(call[1]).append(" because no identity-based policy allows it\",");
        }
        out.append("\"requestParameters\":").append(call[2]);
        out.append(",\"responseElements\":null,\"requestID\":\"");
        chance.uuid(out);
        event(true);
        end(true, call[0] + "." + region + ".amazonaws.com");
    }

    private void identity(@Nullable String invokedBy) {
        Chance stable = new Chance(session, since().getEpochSecond());
        String principal =
                new Chance(session % ROLES.length, 9)
                        .upper(new StringBuilder("AROA"), 17)
                        .toString();
        out.append("{\"eventVersion\":\"1.11\",\"userIdentity\":{\"type\":\"AssumedRole\",");
        out.append("\"principalId\":\"").append(principal).append(":session-").append(session);
        out.append("\",\"arn\":\"").append(arn()).append("\",\"accountId\":\"").append(account);
        out.append("\",\"accessKeyId\":\"ASIA");
        (invokedBy == null ? stable : chance).upper(out, 16);
        out.append("\",\"sessionContext\":{\"sessionIssuer\":{\"type\":\"Role\",");
        out.append("\"principalId\":\"").append(principal).append("\",\"arn\":\"");
        out.append(roleArn()).append("\",\"accountId\":\"").append(account);
        out.append("\",\"userName\":\"").append(role).append("\"},\"attributes\":{");
        out.append("\"creationDate\":\"").append(since());
        out.append("\",\"mfaAuthenticated\":\"false\"}}");
        if (invokedBy != null) {
            out.append(",\"invokedBy\":\"").append(invokedBy).append('"');
        }
        out.append("},");
    }

    /// A session's credentials are renewed every six hours.
    private Instant since() {
        long shift = 6L * 3_600;
        long start = time.getEpochSecond() / shift * shift;
        return Instant.ofEpochSecond(start - 1 - session * 7 % 3_000);
    }

    private void call(String service, String name, String address, String agent) {
        out.append("\"eventTime\":\"").append(time).append("\",\"eventSource\":\"");
        out.append(service).append(".amazonaws.com\",\"eventName\":\"").append(name);
        out.append("\",\"awsRegion\":\"").append(region).append("\",\"sourceIPAddress\":\"");
        out.append(address).append("\",\"userAgent\":\"").append(agent).append("\",");
    }

    private void event(boolean readOnly) {
        out.append("\",\"eventID\":\"");
        chance.uuid(out).append("\",\"readOnly\":").append(readOnly).append(',');
    }

    private void end(boolean management, @Nullable String host) {
        out.append("\"eventType\":\"AwsApiCall\",\"managementEvent\":").append(management);
        out.append(",\"recipientAccountId\":\"").append(account).append("\",\"eventCategory\":\"");
        out.append(management ? "Management" : "Data").append('"');
        if (host != null) {
            out.append(',').append(TLS).append(host).append("\"}");
        }
        out.append('}');
    }

    private String key() {
        int patient = chance.skewed(60_000);
        return "studies/%05d/2026/series-%07d/slice-%04d.dcm"
                .formatted(patient, patient * 31L + chance.below(40), chance.below(400));
    }

    private String address() {
        return "10." + session % 8 + "." + session / 16 % 250 + "." + (1 + session % 250);
    }

    private void kmsKey() {
        out.append("arn:aws:kms:").append(region).append(':').append(account).append(":key/");
        new Chance(session % 5, 3).uuid(out);
    }

    private String roleArn() {
        return "arn:aws:iam::" + account + ":role/" + role;
    }

    private String arn() {
        return "arn:aws:sts::" + account + ":assumed-role/" + role + "/session-" + session;
    }
}
