package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;

/// One CloudTrail record and the instant at which its file was delivered.
record TrailRecord(Instant time, Instant delivered, ObjectNode content) {

    String eventId() {
        return content.path("eventID").asText();
    }

    /// The same record in a later file, as CloudTrail delivers some records twice.
    TrailRecord again() {
        return new TrailRecord(time, delivered.plus(Duration.ofMinutes(10)), content);
    }
}
