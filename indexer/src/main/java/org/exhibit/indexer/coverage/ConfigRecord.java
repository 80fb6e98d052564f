package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;

import java.time.Instant;
import java.util.Objects;

/// A record of a call that changed what is logged, read again from its original.
///
/// @param event with a time, an account and a region
/// @param record the CloudTrail record itself, taken out of its envelope
record ConfigRecord(StoredEvent event, JsonNode record) {
    Instant at() {
        return Objects.requireNonNull(event.event().time());
    }

    String action() {
        return field(EventField.ACTION);
    }

    String account() {
        return field(EventField.ACCOUNT);
    }

    String region() {
        return field(EventField.REGION);
    }

    private String field(EventField field) {
        return Objects.requireNonNullElse(event.event().text(field), "");
    }

    JsonNode request() {
        return record.path("requestParameters");
    }

    JsonNode response() {
        return record.path("responseElements");
    }

    /// Whether AWS left the parameters out because they were too large.
    boolean omitted() {
        return Boolean.TRUE.equals(Members.flag(request(), "omitted"));
    }

    Proof.Event proof() {
        return proof(event);
    }

    static Proof.Event proof(StoredEvent event) {
        return new Proof.Event(
                event.id(),
                Objects.requireNonNullElse(event.event().time(), Instant.EPOCH),
                Objects.requireNonNullElse(event.event().text(EventField.ACTION), "record"),
                event.citation());
    }
}
