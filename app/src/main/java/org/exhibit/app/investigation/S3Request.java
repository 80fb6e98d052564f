package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One request to S3, to be written down by each log that covers it: CloudTrail, the access log, or
/// both with the same request id and host id.
final class S3Request {
    private final String label;
    private final Instant time;
    private final Caller caller;
    private final String bucket;
    private final @Nullable String key;
    private final ObjectNode parameters = Json.object();
    private @Nullable ObjectNode response;
    private String query = "";
    private int status = 200;
    private @Nullable String errorCode;
    private long received;
    private long sent;
    private long size = -1;
    private int millis = 40;
    private boolean kms;
    private String authentication = "AuthHeader";
    private String sourceRegion = "-";
    private @Nullable String endpoint;

    S3Request(String label, Instant time, Caller caller, String bucket, @Nullable String key) {
        this.label = label;
        this.time = time;
        this.caller = caller;
        this.bucket = bucket;
        this.key = key;
    }

    /// The request's query part, as the access log prints it.
    S3Request query(String text) {
        this.query = text;
        return this;
    }

    S3Request parameter(String name, Object value) {
        parameters.set(name, Json.node(value));
        return this;
    }

    S3Request response(ObjectNode elements) {
        this.response = elements;
        return this;
    }

    S3Request status(int code) {
        this.status = code;
        return this;
    }

    S3Request denied() {
        this.status = 403;
        this.errorCode = "AccessDenied";
        this.sent = 243;
        return this;
    }

    S3Request failed(int code, String error, long bodyBytes) {
        this.status = code;
        this.errorCode = error;
        this.sent = bodyBytes;
        return this;
    }

    /// The client sent this many bytes, and for an object that is its size.
    S3Request received(long bytes) {
        this.received = bytes;
        return this;
    }

    S3Request sent(long bytes) {
        this.sent = bytes;
        return this;
    }

    S3Request size(long objectBytes) {
        this.size = objectBytes;
        return this;
    }

    S3Request millis(int total) {
        this.millis = total;
        return this;
    }

    S3Request kms() {
        this.kms = true;
        return this;
    }

    S3Request signedUrl() {
        this.authentication = "QueryString";
        return this;
    }

    S3Request fromRegion(String region) {
        this.sourceRegion = region;
        return this;
    }

    S3Request throughEndpoint(String id) {
        this.endpoint = id;
        return this;
    }

    /// As CloudTrail writes it.
    TrailCall trail(String eventName) {
        ObjectNode request = Json.object("bucketName", bucket, "Host", host());
        if (key != null) {
            request.put("key", key);
        }
        request.setAll(parameters);
        TrailCall call = new TrailCall(label, time, caller, "s3", eventName);
        call.request(request).response(response).additional(additional()).resources(resources());
        return call.requestId(Ids.s3Request(label)).host(host()).endpoint(endpoint);
    }

    /// As the access log writes it.
    ///
    /// @param operation e.g. `REST.GET.OBJECT`
    /// @param method of HTTP
    AccessLine access(String operation, String method) {
        boolean anonymous = caller.requester().equals("-");
        boolean put = operation.equals("REST.PUT.OBJECT");
        String uri = "/" + (key == null ? "" : AccessLine.encode(key));
        return new AccessLine(
                label,
                time,
                bucket,
                caller.isService() ? "-" : caller.address(),
                caller.requester(),
                operation,
                key == null ? "-" : AccessLine.encode(key),
                method + " " + uri + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1",
                status,
                errorCode == null ? "-" : errorCode,
                sent,
                put ? received : size,
                millis,
                caller.isService() ? "-" : caller.agent(),
                anonymous ? "-" : "SigV4",
                anonymous ? "-" : authentication,
                host(),
                sourceRegion);
    }

    /// The use of the key that encrypts the object, which S3 makes in the caller's name.
    TrailCall keyUse(Caller.Session session, String eventName) {
        Caller forwarded = session.through("fas.s3.amazonaws.com", time);
        ObjectNode context = Json.object("aws:s3:arn", objectArn());
        boolean encrypt = eventName.equals("GenerateDataKey");
        ObjectNode request =
                encrypt
                        ? Json.object(
                                "keyId",
                                Estate.PHI_KEY,
                                "encryptionContext",
                                context,
                                "keySpec",
                                "AES_256")
                        : Json.object(
                                "encryptionContext",
                                context,
                                "encryptionAlgorithm",
                                "SYMMETRIC_DEFAULT");
        String use = label + " " + eventName;
        return new TrailCall(use, time, forwarded, "kms", eventName)
                .request(request)
                .resources(Kms.resources(Estate.PHI_KEY))
                .readOnly();
    }

    String objectArn() {
        return "arn:aws:s3:::" + bucket + "/" + key;
    }

    private String host() {
        return bucket + ".s3." + Estate.REGION + ".amazonaws.com";
    }

    private ObjectNode additional() {
        ObjectNode data =
                Json.object(
                        "SignatureVersion", "SigV4",
                        "CipherSuite", "TLS_AES_128_GCM_SHA256",
                        "bytesTransferredIn", (double) received);
        if (kms) {
            data.put("SSEApplied", "SSE_KMS");
        }
        data.put("AuthenticationMethod", authentication);
        data.put("x-amz-id-2", Ids.host(label));
        data.put("bytesTransferredOut", (double) sent);
        return data;
    }

    private ArrayNode resources() {
        JsonNode whole =
                Json.object(
                        "accountId",
                        Estate.ACCOUNT,
                        "type",
                        "AWS::S3::Bucket",
                        "ARN",
                        "arn:aws:s3:::" + bucket);
        if (key != null) {
            return Json.array(Json.object("type", "AWS::S3::Object", "ARN", objectArn()), whole);
        }
        if (parameters.has("list-type")) {
            return Json.array(
                    Json.object(
                            "type", "AWS::S3::Object", "ARNPrefix", "arn:aws:s3:::" + bucket + "/"),
                    whole);
        }
        return Json.array(whole);
    }
}
