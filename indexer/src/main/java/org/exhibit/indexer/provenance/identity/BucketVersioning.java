package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Whether a bucket kept versions at an instant, from the calls that changed it and the settings
/// that were acquired.
public final class BucketVersioning {
    public enum State {
        ENABLED,
        SUSPENDED,
        NEVER,
        UNKNOWN
    }

    /// What an acquired setting says of a bucket at an instant.
    public interface Settings {
        /// `Enabled`, `Suspended`, empty where the answer names no status; null where there is no
        /// answer from before.
        @Nullable String versioning(String bucket, Instant at);

        Settings NONE = (bucket, at) -> null;
    }

    private record Change(Instant time, State state) {}

    private final String bucket;
    private final List<Change> changes;
    private final Settings settings;

    private BucketVersioning(String bucket, List<Change> changes, Settings settings) {
        this.bucket = bucket;
        this.changes = changes;
        this.settings = settings;
    }

    static BucketVersioning of(String bucket, CaseRecords records, Settings settings)
            throws IOException {
        Query query =
                Ask.all(
                        Ask.equal(EventField.BUCKET, bucket),
                        Ask.equal(EventField.ACTION, "PutBucketVersioning"));
        List<Change> changes = new ArrayList<>();
        for (CaseRecord record : records.read(records.find(query, TimeRange.ALL).events())) {
            Instant time = record.time();
            if (time != null && record.succeeded()) {
                String status = record.fields().first("rp.VersioningConfiguration.Status");
                changes.add(new Change(time, state(status)));
            }
        }
        return new BucketVersioning(bucket, changes, settings);
    }

    private static State state(@Nullable String status) {
        if (status == null) {
            return State.UNKNOWN;
        }
        return switch (status) {
            case "Enabled" -> State.ENABLED;
            case "Suspended" -> State.SUSPENDED;
            default -> State.NEVER;
        };
    }

    State at(@Nullable Instant time) {
        State state = State.UNKNOWN;
        if (time == null) {
            return state;
        }
        String setting = settings.versioning(bucket, time);
        if (setting != null) {
            state = state(setting);
        }
        for (Change change : changes) {
            if (!change.time().isAfter(time)) {
                state = change.state();
            }
        }
        return state;
    }
}
