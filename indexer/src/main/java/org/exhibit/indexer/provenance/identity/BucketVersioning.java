package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Proof;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// An acquired answer: `Enabled`, `Suspended`, or empty where it names no status.
    ///
    /// @param proof the item that holds it
    public record Known(Instant at, String status, Proof proof) {}

    /// What acquired settings say.
    public interface Settings {
        List<Known> versioning(String bucket);

        /// All that was acquired; nothing where that is not asked.
        default AccountSettings acquired() {
            return new AccountSettings(List.of(), List.of());
        }

        Settings NONE = bucket -> List.of();
    }

    private record Change(Instant time, State state, Proof proof) {}

    private static final String CALL = "PutBucketVersioning";

    private final List<Change> changes;

    private BucketVersioning(List<Change> changes) {
        this.changes = changes;
    }

    static BucketVersioning of(String bucket, CaseRecords records, Settings settings)
            throws IOException {
        Query query =
                Ask.all(Ask.equal(EventField.BUCKET, bucket), Ask.equal(EventField.ACTION, CALL));
        List<Change> changes = new ArrayList<>();
        for (CaseRecord record : records.read(records.find(query, TimeRange.ALL).events())) {
            Instant time = record.time();
            if (time != null && record.succeeded()) {
                String status = record.fields().first("rp.VersioningConfiguration.Status");
                changes.add(new Change(time, state(status), proof(record, time)));
            }
        }
        for (Known known : settings.versioning(bucket)) {
            changes.add(new Change(known.at(), state(known.status()), known.proof()));
        }
        changes.sort(
                Comparator.comparing(Change::time)
                        .thenComparing(Change::state)
                        .thenComparing(change -> change.proof().id()));
        return new BucketVersioning(changes);
    }

    private static Proof proof(CaseRecord record, Instant time) {
        return new Proof.Event(record.id(), time, CALL, record.stored().citation());
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
        Change change = last(time);
        return change == null ? State.UNKNOWN : change.state();
    }

    /// What the state at an instant rests on; null where nothing tells it.
    @Nullable Proof proof(@Nullable Instant time) {
        Change change = last(time);
        return change == null ? null : change.proof();
    }

    private @Nullable Change last(@Nullable Instant time) {
        Change last = null;
        for (Change change : changes) {
            if (time != null && !change.time().isAfter(time)) {
                last = change;
            }
        }
        return last;
    }
}
