package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

/// One request to S3, to be written down as CloudTrail does.
final class S3Call {
    private final String scenario;
    private final String id;
    private final String time;
    private final Caller caller;
    private final String bucket;
    private final @Nullable String key;
    private final ObjectNode parameters = Json.object("{}");
    private final ObjectNode response = Json.object("{}");
    private String account;
    private String owner;
    private long received;
    private long sent;
    private @Nullable String kmsKey;
    private @Nullable String endpoint;

    /// @param account that the record goes to, and owns the bucket unless `owner` says otherwise
    S3Call(
            String scenario,
            String id,
            String account,
            String time,
            Caller caller,
            String bucket,
            @Nullable String key) {
        this.scenario = scenario;
        this.id = id;
        this.account = account;
        this.owner = account;
        this.time = time;
        this.caller = caller;
        this.bucket = bucket;
        this.key = key;
    }

    S3Call owner(String other) {
        this.owner = other;
        return this;
    }

    S3Call parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    S3Call parameter(String name, ObjectNode value) {
        parameters.set(name, value);
        return this;
    }

    S3Call answer(String name, String value) {
        response.put(name, value);
        return this;
    }

    S3Call received(long bytes) {
        this.received = bytes;
        return this;
    }

    S3Call sent(long bytes) {
        this.sent = bytes;
        return this;
    }

    /// Encrypted with this key.
    S3Call kms(String keyArn) {
        this.kmsKey = keyArn;
        return this;
    }

    S3Call throughEndpoint(String endpointId) {
        this.endpoint = endpointId;
        return this;
    }

    /// An upload as `PutObject`, with the version it made; an empty label for an unversioned
    /// bucket.
    TrailCall upload(long bytes, String versionLabel) {
        received(bytes);
        if (kmsKey != null) {
            parameter("x-amz-server-side-encryption", "aws:kms");
            parameter("x-amz-server-side-encryption-aws-kms-key-id", kmsKey);
            answer("x-amz-server-side-encryption", "aws:kms");
            answer("x-amz-server-side-encryption-aws-kms-key-id", kmsKey);
        } else {
            answer("x-amz-server-side-encryption", "AES256");
        }
        if (!versionLabel.isEmpty()) {
            answer("x-amz-version-id", Ids.version(versionLabel));
        }
        return call("PutObject").data();
    }

    TrailCall read(long bytes) {
        return sent(bytes).call("GetObject").data().readOnly();
    }

    TrailCall call(String eventName) {
        String host = bucket + ".s3." + TrailCall.REGION + ".amazonaws.com";
        ObjectNode request = Json.object("{'bucketName':'%s','Host':'%s'}", bucket, host);
        if (key != null) {
            request.put("key", key);
        }
        request.setAll(parameters);
        return new TrailCall(scenario, id, account, time, caller, "s3", eventName)
                .request(request)
                .response(response.isEmpty() ? null : response)
                .additional(additional())
                .resources(resources())
                .requestId(Ids.s3Request(scenario + id))
                .host(host)
                .endpoint(endpoint, account);
    }

    /// The use of the key that encrypts the object, which S3 makes in the caller's name.
    static TrailCall keyUse(
            String scenario,
            String id,
            String time,
            Caller.Session session,
            String eventName,
            String keyArn,
            String contextArn) {
        Caller forwarded = session.through("fas.s3.amazonaws.com", Clock.at(time));
        String account = session.account();
        ObjectNode request =
                eventName.equals("GenerateDataKey")
                        ? Json.object(
                                "{'keyId':'%s','encryptionContext':{'aws:s3:arn':'%s'},"
                                        + "'keySpec':'AES_256'}",
                                keyArn, contextArn)
                        : Json.object(
                                "{'encryptionContext':{'aws:s3:arn':'%s'},"
                                        + "'encryptionAlgorithm':'SYMMETRIC_DEFAULT'}",
                                contextArn);
        return new TrailCall(scenario, id, account, time, forwarded, "kms", eventName)
                .request(request)
                .resource(account, "AWS::KMS::Key", keyArn)
                .readOnly();
    }

    private ObjectNode additional() {
        ObjectNode data =
                Json.object("{'SignatureVersion':'SigV4','CipherSuite':'TLS_AES_128_GCM_SHA256'}");
        data.put("bytesTransferredIn", (double) received);
        if (kmsKey != null) {
            data.put("SSEApplied", "SSE_KMS");
        }
        data.put("AuthenticationMethod", "AuthHeader");
        data.put("x-amz-id-2", Ids.host(scenario + id));
        data.put("bytesTransferredOut", (double) sent);
        return data;
    }

    private ArrayNode resources() {
        String arn = "arn:aws:s3:::" + bucket;
        ArrayNode list = Json.array("[]");
        if (key != null) {
            list.add(Json.object("{'type':'AWS::S3::Object','ARN':'%s/%s'}", arn, key));
        } else if (parameters.has("list-type") || parameters.has("delete")) {
            list.add(Json.object("{'type':'AWS::S3::Object','ARNPrefix':'%s/'}", arn));
        }
        return list.add(
                Json.object("{'accountId':'%s','type':'AWS::S3::Bucket','ARN':'%s'}", owner, arn));
    }
}
