package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// Puts one CloudTrail record together, with the keys in the order of real files.
final class TrailCall {
    private final Instant time;
    private final Caller caller;
    private final String service;
    private final String name;
    private @Nullable ObjectNode request;
    private @Nullable ObjectNode response;
    private @Nullable ObjectNode additional;
    private @Nullable ArrayNode resources;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String apiVersion;
    private @Nullable String endpoint;
    private @Nullable String requestId;
    private String label;
    private String tlsHost;
    private boolean readOnly;
    private boolean shared;
    private boolean management = true;

    /// @param label from which the record's ids are derived; unique in the investigation
    /// @param service the service's short name, e.g. `kms`
    TrailCall(String label, Instant time, Caller caller, String service, String name) {
        this.label = label;
        this.time = time;
        this.caller = caller;
        this.service = service;
        this.name = name;
        this.tlsHost = service + "." + Estate.REGION + ".amazonaws.com";
    }

    /// Gives the record the ids of another label.
    TrailCall label(String other) {
        this.label = other;
        return this;
    }

    TrailCall request(ObjectNode parameters) {
        this.request = parameters;
        return this;
    }

    TrailCall response(@Nullable ObjectNode elements) {
        this.response = elements;
        return this;
    }

    TrailCall additional(ObjectNode data) {
        this.additional = data;
        return this;
    }

    TrailCall resources(ArrayNode list) {
        this.resources = list;
        return this;
    }

    TrailCall requestId(String id) {
        this.requestId = id;
        return this;
    }

    TrailCall host(String name) {
        this.tlsHost = name;
        return this;
    }

    TrailCall apiVersion(String version) {
        this.apiVersion = version;
        return this;
    }

    TrailCall endpoint(@Nullable String id) {
        this.endpoint = id;
        return this;
    }

    TrailCall error(String code, String message) {
        this.errorCode = code;
        this.errorMessage = message;
        return this;
    }

    TrailCall readOnly() {
        this.readOnly = true;
        return this;
    }

    TrailCall data() {
        this.management = false;
        return this;
    }

    /// With the id that the copies of one call in several accounts share.
    TrailCall shared() {
        this.shared = true;
        return this;
    }

    TrailRecord record() {
        ObjectNode record =
                Json.object(
                        "eventVersion",
                        "1.11",
                        "userIdentity",
                        caller.identity(),
                        "eventTime",
                        Estate.stamp(time),
                        "eventSource",
                        service + ".amazonaws.com",
                        "eventName",
                        name,
                        "awsRegion",
                        Estate.REGION,
                        "sourceIPAddress",
                        caller.address(),
                        "userAgent",
                        agent());
        if (errorCode != null) {
            record.put("errorCode", errorCode).put("errorMessage", errorMessage);
        }
        record.set("requestParameters", Json.node(request));
        record.set("responseElements", Json.node(response));
        if (additional != null) {
            record.set("additionalEventData", additional);
        }
        record.put("requestID", requestId == null ? Ids.request(label) : requestId);
        record.put("eventID", Ids.event(label));
        record.put("readOnly", readOnly);
        if (resources != null) {
            record.set("resources", resources);
        }
        record.put("eventType", "AwsApiCall");
        if (apiVersion != null) {
            record.put("apiVersion", apiVersion);
        }
        record.put("managementEvent", management).put("recipientAccountId", Estate.ACCOUNT);
        if (shared) {
            record.put("sharedEventID", Ids.event("shared " + label));
        }
        if (endpoint != null) {
            record.put("vpcEndpointId", endpoint);
            record.put("vpcEndpointAccountId", Estate.ACCOUNT);
        }
        record.put("eventCategory", management ? "Management" : "Data");
        if (!caller.isService()) {
            record.set("tlsDetails", tls());
        }
        if (caller.console()) {
            record.put("sessionCredentialFromConsole", "true");
        }
        return new TrailRecord(time, delivery(), record);
    }

    private ObjectNode tls() {
        return Json.object(
                "tlsVersion", "TLSv1.3",
                "cipherSuite", "TLS_AES_128_GCM_SHA256",
                "clientProvidedHostHeader", tlsHost);
    }

    /// S3 puts the agents of programs in brackets.
    private String agent() {
        boolean bracketed = service.equals("s3") && !caller.isService();
        return bracketed ? "[" + caller.agent() + "]" : caller.agent();
    }

    /// Delivered 70 to 525 seconds after the call, in files of five minutes.
    private Instant delivery() {
        int delay = 70 + Integer.parseInt(Ids.hex("delay " + label, 4), 16) % 180;
        long slot = Duration.ofMinutes(5).toSeconds();
        long after = time.getEpochSecond() + delay;
        return Instant.ofEpochSecond(Math.ceilDiv(after, slot) * slot);
    }
}
