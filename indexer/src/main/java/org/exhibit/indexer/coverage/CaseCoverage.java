package org.exhibit.indexer.coverage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.StatusLine.Held;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Works out the coverage of a case. Asks the index for changes of logging, for days and buckets;
/// never reads every event. Same evidence, same coverage, whatever the order of import.
public final class CaseCoverage {
    private static final Interval NOTHING =
            new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    private final CaseReader reader;
    private final @Nullable DigestEvidence given;
    private final boolean withFlows;
    private final ProgressBoard board;
    private final Questions questions;
    private final List<String> notes = new ArrayList<>();

    private CaseCoverage(
            CaseReader reader,
            @Nullable DigestEvidence given,
            boolean withFlows,
            ProgressBoard board,
            CancelToken cancel) {
        this.reader = reader;
        this.given = given;
        this.withFlows = withFlows;
        this.board = board;
        this.questions = new Questions(reader.events(), cancel);
    }

    /// Works it out with what verifying the digests found, as far as the case keeps it.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage of(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, null, true, board, cancel).find(cancel);
    }

    /// @param digests what verifying the digests found, or `DigestEvidence.NONE`
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage of(
            CaseReader reader, DigestEvidence digests, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, digests, true, board, cancel).find(cancel);
    }

    /// The same without the lanes of flow logs, which hold no request: there may be one for each
    /// network interface.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage ofRequests(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, null, false, board, cancel).find(cancel);
    }

    private void say(String what) {
        board.post(Progress.of(Progress.Stage.SCANNING, what));
    }

    private Coverage find(CancelToken cancel) throws IOException {
        say("settings");
        List<FileRow> files = Survey.files(reader.events());
        AccountSettings settings = AccountSettings.read(reader, files, cancel);
        notes.addAll(settings.notes());
        say("digests");
        DigestEvidence digests =
                given == null ? KeptDigests.read(reader, files, notes, cancel) : given;
        Optional<Interval> whole = Survey.span(questions, settings, digests);
        if (whole.isEmpty()) {
            notes.add("Nothing in the evidence has a time.");
            return new Coverage(NOTHING, List.of(), Map.of(), notes);
        }
        Interval span = whole.get();
        say("accounts and regions");
        Survey survey = Survey.take(files, questions, settings);
        say("changes of logging");
        List<ConfigRecord> records = new ConfigRecords(reader, questions).find(notes);
        say("buckets");
        Map<String, Home> homes = new Homes(reader, questions).find(settings, notes);
        Trails trails = Trails.fold(records, settings);
        say("log files that others tell of");
        Losses losses = Losses.of(digests, new Witnesses(questions, survey.files()).find());
        notes.addAll(DigestRun.restarts(digests));
        List<LaneCoverage> lanes = new ArrayList<>();
        say("CloudTrail");
        Set<Home> places = TrailLanes.places(survey, trails, settings, digests);
        Set<Lane> delivered = TrailLanes.of(places, survey, trails, homes);
        TrailLines lines = new TrailLines(questions, span, survey, trails, losses);
        for (Lane lane : delivered) {
            StatusLine line = lines.line(lane, TrailLanes.narrower(lane, delivered));
            lanes.add(new LaneCoverage(lane, line.spans(), Blind.of(lane.kind())));
        }
        for (Map.Entry<String, Set<String>> account : survey.lookedUp().entrySet()) {
            for (String region : account.getValue()) {
                lanes.add(history(new Home(account.getKey(), region), span));
            }
        }
        say("access logs");
        lanes.addAll(new AccessLogs(questions, span, homes).lanes(records, settings));
        if (withFlows) {
            say("flow logs");
            FlowLogs flows = FlowLogs.fold(records, settings);
            lanes.addAll(new FlowLines(reader, questions, span, flows).lanes(places, notes));
        }
        return new Coverage(span, lanes, homes, notes);
    }

    /// What was asked of the event history is not in the records; the first and the last answer
    /// are.
    private LaneCoverage history(Home place, Interval span) throws IOException {
        Lane lane = new Lane(place.account(), place.region(), new LaneClass.EventHistory());
        Query query = Objects.requireNonNull(LaneQuery.of(lane, Set.of()));
        StatusLine line =
                new StatusLine(
                        span,
                        Held.of(
                                CoverageStatus.UNKNOWN,
                                "no answer of the event history reaches this time"));
        Optional<StoredEvent> first = questions.first(query, Questions.PLAUSIBLE);
        Optional<StoredEvent> last = questions.last(query, Questions.PLAUSIBLE);
        if (first.isPresent() && last.isPresent()) {
            Proof.Event start = ConfigRecord.proof(first.get());
            Proof.Event end = ConfigRecord.proof(last.get());
            line.paint(
                    start.at(),
                    end.at().plus(Gaps.SECOND),
                    new Held(
                            CoverageStatus.PRESUMED,
                            new Basis(
                                    "the event history was read, from the first to the last"
                                            + " answer",
                                    List.copyOf(new LinkedHashSet<>(List.of(start, end))))));
        }
        return new LaneCoverage(lane, line.spans(), Blind.of(lane.kind()));
    }
}
