package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/// One record of a story, as the log that holds it writes it.
sealed interface ScenarioRecord {
    /// Its name in the story, e.g. `A10` or `N2.3`.
    String id();

    Instant time();

    /// The account to which it is delivered.
    String account();

    /// The query that finds exactly this record.
    String query();

    /// @param content in the order of members of real records
    record Trail(String id, Instant time, String account, String region, ObjectNode content)
            implements ScenarioRecord {
        @Override
        public String query() {
            return "eventId:" + content.path("eventID").asText();
        }

        boolean network() {
            return content.path("eventCategory").asText().equals("NetworkActivity");
        }
    }

    /// @param bucket whose access log it is
    record Access(
            String id, Instant time, String account, String bucket, String requestId, String line)
            implements ScenarioRecord {
        @Override
        public String query() {
            return "source:s3-access AND requestId:" + requestId;
        }
    }

    /// @param end of the window, exclusive
    record Flow(
            String id,
            Instant time,
            Instant end,
            String account,
            String networkInterface,
            String line)
            implements ScenarioRecord {
        @Override
        public String query() {
            return "source:vpc-flow AND interface:%s AND time:[%s TO %s]"
                    .formatted(networkInterface, time, time);
        }
    }
}
