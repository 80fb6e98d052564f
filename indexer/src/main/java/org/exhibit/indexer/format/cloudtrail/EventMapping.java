package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which member of a CloudTrail record becomes which named field. The table is printed in
/// `docs/formats/cloudtrail.md`.
final class EventMapping {
    private EventMapping() {}

    /// @param warnings receives a sentence for each value that could not be used
    static LogEvent map(RecordLeaves leaves, List<String> warnings) {
        EventFields fields = new EventFields(leaves, warnings);
        if (leaves.has(RecordPath.EVENT_TIME)) {
            fields.time(EventField.TIME, RecordPath.EVENT_TIME);
        } else {
            // Aggregated events have a window and no instant.
            fields.time(EventField.TIME, RecordPath.WINDOW_START);
            fields.time(EventField.END, RecordPath.WINDOW_END);
        }
        category(fields);
        fields.copy(EventField.ACTION, RecordPath.EVENT_NAME);
        fields.copy(EventField.SERVICE, RecordPath.EVENT_SOURCE);
        fields.copyFilled(
                EventField.ACCOUNT,
                RecordPath.RECIPIENT_ACCOUNT,
                RecordPath.IDENTITY_ACCOUNT,
                RecordPath.ACCOUNT_AGGREGATED);
        fields.copy(EventField.REGION, RecordPath.REGION);
        ActorFields.map(fields);
        fields.copy(EventField.IP, RecordPath.SOURCE_ADDRESS);
        fields.copy(EventField.USER_AGENT, RecordPath.USER_AGENT);
        object(fields);
        fields.copy(EventField.REQUEST_ID, RecordPath.REQUEST_ID);
        fields.copyEither(EventField.EVENT_ID, RecordPath.EVENT_ID, RecordPath.EVENT_ID_AGGREGATED);
        fields.copyEither(EventField.HOST_ID, RecordPath.HOST_ID, RecordPath.HOST_ID_EXPRESS);
        fields.copy(EventField.ERROR, RecordPath.ERROR_CODE);
        fields.bytes(EventField.BYTES_IN, RecordPath.BYTES_IN);
        fields.bytes(EventField.BYTES_OUT, RecordPath.BYTES_OUT);
        return fields.build();
    }

    private static void category(EventFields fields) {
        if (fields.leaves().has(RecordPath.EVENT_CATEGORY)) {
            fields.copy(EventField.CATEGORY, RecordPath.EVENT_CATEGORY);
        } else {
            fields.set(EventField.CATEGORY, derivedCategory(fields.leaves()));
        }
    }

    /// Before version 1.07 records have no category.
    private static @Nullable String derivedCategory(RecordLeaves leaves) {
        String type = leaves.text(RecordPath.EVENT_TYPE);
        if (type != null) {
            switch (type) {
                case "AwsCloudTrailInsight" -> {
                    return "Insight";
                }
                // The field reference prints the plural, every sample has the singular.
                case "AwsVpceEvent", "AwsVpceEvents" -> {
                    return "NetworkActivity";
                }
                case "AwsAggregatedEvent" -> {
                    return "Aggregated";
                }
                default -> {}
            }
        }
        String management = leaves.text(RecordPath.MANAGEMENT_EVENT);
        if ("true".equals(management)) {
            return "Management";
        }
        return "false".equals(management) ? "Data" : null;
    }

    /// What was acted on. Only for S3 are `key` and `versionId` an object's: other services use the
    /// same names for their own parameters.
    private static void object(EventFields fields) {
        RecordLeaves leaves = fields.leaves();
        fields.copy(EventField.BUCKET, RecordPath.BUCKET);
        String source = leaves.text(RecordPath.EVENT_SOURCE);
        if (source != null && source.startsWith("s3")) {
            fields.copy(EventField.KEY, RecordPath.KEY);
            fields.copy(EventField.VERSION, RecordPath.VERSION);
            String bucket = leaves.filled(RecordPath.BUCKET);
            if (bucket != null) {
                String key = leaves.filled(RecordPath.KEY);
                String place = "s3://" + bucket;
                fields.set(EventField.OBJECT, key == null ? place : place + '/' + key);
                return;
            }
        }
        fields.set(EventField.OBJECT, leaves.filled(RecordPath.RESOURCE_ARN));
    }
}
