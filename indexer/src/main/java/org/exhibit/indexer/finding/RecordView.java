package org.exhibit.indexer.finding;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One record as rules see it.
///
/// @param json the AWS record itself, without an envelope; of lines an object of their columns
public record RecordView(StoredEvent event, JsonNode json) {

    public String id() {
        return event.id();
    }

    public @Nullable Instant time() {
        return event.event().time();
    }

    /// The text of a named field; empty where there is none.
    public String text(EventField field) {
        String text = event.event().text(field);
        return text == null ? "" : text;
    }

    public String account() {
        return text(EventField.ACCOUNT);
    }

    public String region() {
        return text(EventField.REGION);
    }

    /// The action's name without the version that some services append.
    public String action() {
        return text(EventField.ACTION).replaceFirst("20\\d\\d[_\\d]*v?\\d*$", "");
    }

    /// Whether the call did what it says: no error, and EC2 and batch calls answer so.
    public boolean succeeded() {
        String error = text(EventField.ERROR);
        if (!error.isEmpty() && !error.equals("Success")) {
            return false;
        }
        JsonNode answered = response("_return");
        if (!answered.isMissingNode() && !JsonForms.isTrue(answered)) {
            return false;
        }
        JsonNode failed = response("DeleteFlowLogsResponse", "unsuccessful");
        return failed.isMissingNode() || failed.isEmpty() && failed.asText().isEmpty();
    }

    public JsonNode at(String... path) {
        return JsonForms.at(json, path);
    }

    public JsonNode request(String... path) {
        return JsonForms.at(JsonForms.member(json, "requestParameters"), path);
    }

    public JsonNode response(String... path) {
        return JsonForms.at(JsonForms.member(json, "responseElements"), path);
    }

    public String requested(String... path) {
        return JsonForms.text(request(path));
    }

    public String answered(String... path) {
        return JsonForms.text(response(path));
    }

    /// The account that owns a resource of a type, as the record says; empty where it does not.
    public String owner(String type) {
        for (JsonNode each : resources()) {
            String account = JsonForms.text(JsonForms.member(each, "accountId"));
            if (JsonForms.text(JsonForms.member(each, "type")).equals(type) && !account.isEmpty()) {
                return account;
            }
        }
        return "";
    }

    public List<JsonNode> resources() {
        return JsonForms.elements(JsonForms.member(json, "resources"));
    }

    /// `s3://bucket/key`, the bucket, the ARN acted on or the resource the parameters name.
    public String subject() {
        String object = text(EventField.OBJECT);
        if (!object.isEmpty()) {
            return object;
        }
        String bucket = text(EventField.BUCKET);
        if (!bucket.isEmpty()) {
            return "s3://" + bucket;
        }
        for (JsonNode each : resources()) {
            String arn = JsonForms.text(JsonForms.member(each, "ARN"));
            if (!arn.isEmpty()) {
                return arn;
            }
        }
        return Subjects.of(this);
    }
}
