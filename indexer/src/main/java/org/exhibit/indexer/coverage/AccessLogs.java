package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The lanes of S3 access logs: folded from calls and settings of each bucket's logging, and from
/// the log's own lines. Each is folded when it is asked for. One thread at a time.
final class AccessLogs {
    static final int MOST_BUCKETS = 2_000;
    private static final String CALL = "PutBucketLogging";

    private final Questions questions;
    private final Interval span;
    private final Homes homes;
    private final Map<String, History<State>> histories = new TreeMap<>();
    private @Nullable Set<String> delivered;
    private @Nullable Days days;

    /// @param on null where nothing says it yet
    private record State(@Nullable Boolean on, @Nullable Proof proof) {
        static final State UNKNOWN = new State(null, null);
    }

    /// @param records in order of time
    AccessLogs(
            Questions questions,
            Interval span,
            Homes homes,
            List<ConfigRecord> records,
            AccountSettings settings) {
        this.questions = questions;
        this.span = span;
        this.homes = homes;
        for (AccountSetting setting : settings.answering("GetBucketLogging")) {
            String bucket = Members.text(setting.request(), "bucket");
            if (bucket != null) {
                boolean on = !Members.of(setting.response(), "loggingEnabled").isMissingNode();
                add(bucket, setting.at(), false, on, setting.proof());
            }
        }
        for (ConfigRecord record : records) {
            String bucket = Members.text(record.request(), "bucketName");
            if (record.action().equals(CALL) && bucket != null) {
                add(bucket, record.at(), true, turnsOn(record), record.proof());
            }
        }
        histories.values().forEach(History::settle);
    }

    private static Query lines() {
        return Questions.source(SourceKind.S3_ACCESS);
    }

    /// The buckets of which lines are in the evidence.
    private Set<String> delivered() throws IOException {
        Set<String> known = delivered;
        if (known == null) {
            known = new TreeSet<>();
            for (Facet.Value one : questions.values(lines(), "bucket", MOST_BUCKETS).values()) {
                known.add(one.value());
            }
            delivered = known;
        }
        return known;
    }

    /// Of one bucket its own lines tell, without counting those of all.
    private boolean isDelivered(String bucket) throws IOException {
        Set<String> known = delivered;
        return known == null
                ? questions.count(
                                Questions.all(lines(), Questions.is(EventField.BUCKET, bucket)),
                                TimeRange.ALL)
                        > 0
                : known.contains(bucket);
    }

    /// The first and the last day of which there are lines.
    private Days days() throws IOException {
        Days known = days;
        if (known == null) {
            known = questions.ends(lines());
            days = known;
        }
        return known;
    }

    /// The lane of every bucket whose logging the evidence tells of.
    List<Lane> lanes() throws IOException {
        Set<String> buckets = new TreeSet<>(histories.keySet());
        buckets.addAll(delivered());
        List<Lane> lanes = new ArrayList<>();
        for (String bucket : buckets) {
            lanes.add(lane(bucket));
        }
        return lanes;
    }

    /// The lane of a bucket, if it has one.
    Optional<Lane> of(String bucket) throws IOException {
        return histories.containsKey(bucket) || isDelivered(bucket)
                ? Optional.of(lane(bucket))
                : Optional.empty();
    }

    private Lane lane(String bucket) throws IOException {
        Home home = homes.of(bucket).orElse(new Home("unknown", "unknown"));
        return new Lane(home.account(), home.region(), new LaneClass.AccessLog(bucket));
    }

    /// Asks at once what folding every lane asks.
    void foresee() throws IOException {
        questions.foresee(
                lines(),
                EventField.BUCKET,
                delivered(),
                bucket -> Questions.all(lines(), Questions.is(EventField.BUCKET, bucket)));
    }

    /// The member `LoggingEnabled` is absent where logging is turned off.
    private static boolean turnsOn(ConfigRecord record) {
        JsonNode status = Members.of(record.request(), "bucketLoggingStatus");
        JsonNode enabled = Members.of(status, "loggingEnabled");
        return !enabled.isMissingNode() && !enabled.isNull();
    }

    private void add(String bucket, Instant at, boolean recorded, boolean on, Proof proof) {
        histories
                .computeIfAbsent(bucket, name -> new History<>(State.UNKNOWN))
                .add(new Change<>(at, recorded, proof, before -> new State(on, proof)));
    }

    /// @param lane of a bucket's log
    LaneCoverage fold(Lane lane, String bucket) throws IOException {
        History<State> history = histories.getOrDefault(bucket, new History<>(State.UNKNOWN));
        StatusLine line = new StatusLine(span, held(bucket, history.at(span.from())));
        for (Instant instant : history.instants()) {
            line.paint(instant, span.to(), held(bucket, history.at(instant)));
        }
        if (isDelivered(bucket)) {
            raise(line, lane);
        }
        requireFiles(line, bucket);
        for (Instant instant : history.instants()) {
            change(line, bucket, history, instant);
        }
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }

    private static Held held(String bucket, State state) {
        if (state.on() == null || state.proof() == null) {
            return Held.of(
                    CoverageStatus.UNKNOWN,
                    "nothing in the evidence says whether access logging of " + bucket + " was on");
        }
        return state.on()
                ? Held.of(
                        CoverageStatus.BEST_EFFORT,
                        "access logging of " + bucket + " was on",
                        state.proof())
                : Held.of(
                        CoverageStatus.NOT_COLLECTED,
                        "access logging of " + bucket + " was off",
                        state.proof());
    }

    /// Lines prove that the log was written from the first to the last of them, where nothing says
    /// that it was on.
    private void raise(StatusLine line, Lane lane) throws IOException {
        Query lines = Objects.requireNonNull(LaneQuery.of(lane, Set.of()));
        for (LaneSpan piece : line.spans()) {
            if (piece.status() != CoverageStatus.UNKNOWN) {
                continue;
            }
            TimeRange range = new TimeRange(piece.interval().from(), piece.interval().to());
            Optional<StoredEvent> first = questions.first(lines, range);
            Optional<StoredEvent> last = questions.last(lines, range);
            if (first.isPresent() && last.isPresent()) {
                Proof.Event start = ConfigRecord.proof(first.get());
                Proof.Event end = ConfigRecord.proof(last.get());
                List<Proof> proofs =
                        new ArrayList<>(new java.util.LinkedHashSet<>(List.of(start, end)));
                line.paint(
                        start.at(),
                        end.at().plus(Gaps.SECOND),
                        new Held(
                                CoverageStatus.BEST_EFFORT,
                                new Basis(
                                        "its lines are in the evidence, from the first to the last"
                                                + " of them",
                                        proofs)));
            }
        }
    }

    /// Logging that was on proves nothing where none of its files were acquired.
    private void requireFiles(StatusLine line, String bucket) throws IOException {
        Instant from = span.from();
        boolean there = isDelivered(bucket);
        if (there && !days().isEmpty()) {
            absent(line, from, Days.start(days().present().first()), "of that day");
            from = Days.start(days().present().last() + 1);
        }
        absent(line, from, span.to(), there ? "of that day" : "of it");
    }

    private static void absent(StatusLine line, Instant from, Instant to, String what) {
        line.repaint(
                from,
                to,
                held ->
                        held.status() == CoverageStatus.BEST_EFFORT
                                ? new Held(
                                        CoverageStatus.UNKNOWN,
                                        new Basis(
                                                held.basis().cause()
                                                        + ", but no file "
                                                        + what
                                                        + " is in the evidence",
                                                held.basis().proofs()))
                                : held);
    }

    private static void change(
            StatusLine line, String bucket, History<State> history, Instant instant) {
        List<Proof> proofs = history.recorded(instant);
        Boolean on = history.at(instant).on();
        if (proofs.isEmpty() || on == null) {
            return;
        }
        boolean wasOff = Boolean.FALSE.equals(history.at(instant.minusMillis(1)).on());
        if (!on && wasOff) {
            return;
        }
        line.paint(
                instant.minus(Gaps.EDGE),
                instant.plus(Gaps.FIRST_HOUR),
                new Held(
                        CoverageStatus.PARTIAL,
                        new Basis(
                                "access logging of "
                                        + bucket
                                        + (on ? " was turned on" : " was turned off")
                                        + ", which S3 may take an hour to do",
                                proofs)));
    }
}
