package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Puts one CloudTrail record together, with the members in the order of real files.
final class TrailCall {
    static final String REGION = "us-east-1";

    private final String scenario;
    private final String id;
    private final Instant time;
    private final Caller caller;
    private final String service;
    private final String name;
    private String recipient;
    private @Nullable ObjectNode request;
    private @Nullable ObjectNode response;
    private @Nullable ObjectNode additional;
    private @Nullable ObjectNode serviceDetails;
    private @Nullable ArrayNode resources;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;
    private @Nullable String endpoint;
    private @Nullable String sharedId;
    private String endpointAccount = "";
    private String requestId;
    private String tlsHost;
    private boolean readOnly;
    private String category = "Management";

    /// @param service the service's short name, e.g. `kms`
    TrailCall(
            String scenario,
            String id,
            String account,
            String time,
            Caller caller,
            String service,
            String name) {
        this.scenario = scenario;
        this.id = id;
        this.recipient = account;
        this.time = Clock.at(time);
        this.caller = caller;
        this.service = service;
        this.name = name;
        this.requestId = Ids.event(scenario, "request " + id);
        this.tlsHost = service + "." + REGION + ".amazonaws.com";
    }

    TrailCall request(String json, Object... arguments) {
        this.request = Json.object(json, arguments);
        return this;
    }

    TrailCall request(ObjectNode parameters) {
        this.request = parameters;
        return this;
    }

    TrailCall response(String json, Object... arguments) {
        this.response = Json.object(json, arguments);
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

    TrailCall resource(String account, String type, String arn) {
        return resources(
                Json.array("[{'accountId':'%s','type':'%s','ARN':'%s'}]", account, type, arn));
    }

    TrailCall resources(ArrayNode list) {
        this.resources = list;
        return this;
    }

    TrailCall requestId(String other) {
        this.requestId = other;
        return this;
    }

    TrailCall host(String other) {
        this.tlsHost = other;
        return this;
    }

    TrailCall endpoint(@Nullable String endpointId, String owner) {
        this.endpoint = endpointId;
        this.endpointAccount = owner;
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
        this.category = "Data";
        return this;
    }

    /// With the id that the copies of one call in several accounts share.
    TrailCall shared(String label) {
        this.sharedId = Ids.event(scenario, label);
        return this;
    }

    /// A record that AWS writes of its own accord.
    TrailCall byService(String json, Object... arguments) {
        this.serviceDetails = Json.object(json, arguments);
        return this;
    }

    /// What a VPC endpoint saw: neither parameters nor answer.
    TrailCall network() {
        this.category = "NetworkActivity";
        return this;
    }

    ScenarioRecord.Trail record() {
        boolean network = category.equals("NetworkActivity");
        ObjectNode record = Json.object("{'eventVersion':'1.11'}");
        record.set("userIdentity", caller.identity());
        record.put("eventTime", time.toString());
        record.put("eventSource", service + ".amazonaws.com").put("eventName", name);
        record.put("awsRegion", REGION).put("sourceIPAddress", caller.address());
        if (!network) {
            record.put("userAgent", agent());
        }
        if (errorCode != null) {
            record.put("errorCode", errorCode).put("errorMessage", errorMessage);
        }
        if (!network) {
            record.set("requestParameters", request == null ? NullNode.instance : request);
            record.set("responseElements", response == null ? NullNode.instance : response);
        }
        if (additional != null) {
            record.set("additionalEventData", additional);
        }
        if (serviceDetails == null) {
            record.put("requestID", requestId);
        }
        record.put("eventID", Ids.event(scenario, id));
        if (!network) {
            record.put("readOnly", readOnly);
        }
        if (resources != null) {
            record.set("resources", resources);
        }
        record.put("eventType", type());
        if (!network) {
            record.put("managementEvent", category.equals("Management"));
        }
        record.put("recipientAccountId", recipient);
        if (sharedId != null) {
            record.put("sharedEventID", sharedId);
        }
        if (serviceDetails != null) {
            record.set("serviceEventDetails", serviceDetails);
        }
        if (endpoint != null) {
            record.put("vpcEndpointId", endpoint).put("vpcEndpointAccountId", endpointAccount);
        }
        record.put("eventCategory", category);
        if (!caller.isService() && !network) {
            record.set(
                    "tlsDetails",
                    Json.object(
                            "{'tlsVersion':'TLSv1.3','cipherSuite':'TLS_AES_128_GCM_SHA256',"
                                    + "'clientProvidedHostHeader':'%s'}",
                            tlsHost));
        }
        return new ScenarioRecord.Trail(id, time, recipient, REGION, record);
    }

    private String type() {
        if (category.equals("NetworkActivity")) {
            return "AwsVpceEvent";
        }
        return serviceDetails == null ? "AwsApiCall" : "AwsServiceEvent";
    }

    /// S3 puts the agents of programs in brackets.
    private String agent() {
        boolean bracketed = service.equals("s3") && !caller.isService();
        return bracketed ? "[" + caller.agent() + "]" : caller.agent();
    }
}
