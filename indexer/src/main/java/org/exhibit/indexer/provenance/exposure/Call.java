package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// One CloudTrail record with its JSON.
///
/// @param json the AWS record itself, without an envelope
record Call(StoredEvent event, JsonNode json) {

    /// The action's name without the version that some services append.
    String action() {
        String action = text(EventField.ACTION);
        return action.replaceFirst("20\\d\\d[_\\d]*v?\\d*$", "");
    }

    String service() {
        return text(EventField.SERVICE).replaceFirst("\\.amazonaws\\.com$", "");
    }

    String text(EventField field) {
        String text = event.event().text(field);
        return text == null ? "" : text;
    }

    /// When it was done.
    Instant at() {
        return Objects.requireNonNull(event.event().time(), "only timed records change anything");
    }

    boolean failed() {
        String error = event.event().text(EventField.ERROR);
        return error != null && !error.isEmpty() && !error.equals("Success");
    }

    JsonNode request(String... path) {
        return JsonForms.at(JsonForms.member(json, "requestParameters"), path);
    }

    JsonNode response(String... path) {
        return JsonForms.at(JsonForms.member(json, "responseElements"), path);
    }

    String requested(String... path) {
        return JsonForms.text(request(path));
    }

    /// The account whose resource it is: the resource's owner where the record names one, else the
    /// account that received the record.
    String owner() {
        for (JsonNode each : JsonForms.elements(JsonForms.member(json, "resources"))) {
            String account = JsonForms.text(JsonForms.member(each, "accountId"));
            if (!account.isEmpty()) {
                return account;
            }
        }
        return text(EventField.ACCOUNT);
    }

    /// The ARN of the first resource of a type; empty where none is named.
    String resource(String type) {
        for (JsonNode each : JsonForms.elements(JsonForms.member(json, "resources"))) {
            String arn = JsonForms.text(JsonForms.member(each, "ARN"));
            boolean typed = JsonForms.text(JsonForms.member(each, "type")).equals(type);
            if (typed && !arn.isEmpty()) {
                return arn;
            }
        }
        return "";
    }

    Evidence evidence(String... fields) {
        return new Evidence.OfRecord(event, List.of(fields));
    }
}
