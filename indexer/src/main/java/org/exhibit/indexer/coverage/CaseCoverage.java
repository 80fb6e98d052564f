package org.exhibit.indexer.coverage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out the coverage of a case. Asks the index for changes of logging, for days and buckets;
/// never reads every event. Same evidence, same coverage, whatever the order of import.
public final class CaseCoverage {
    private static final Interval NOTHING =
            new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));

    private final CaseReader reader;
    private final @Nullable DigestEvidence given;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private final Questions questions;
    private final List<String> notes = new ArrayList<>();

    private CaseCoverage(
            CaseReader reader,
            @Nullable DigestEvidence given,
            ProgressBoard board,
            CancelToken cancel) {
        this.reader = reader;
        this.given = given;
        this.board = board;
        this.cancel = cancel;
        this.questions = new Questions(reader.events(), cancel);
    }

    /// Works it out with what verifying the digests found, as far as the case keeps it.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage of(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, null, board, cancel).whole();
    }

    /// @param digests what verifying the digests found, or `DigestEvidence.NONE`
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage of(
            CaseReader reader, DigestEvidence digests, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, digests, board, cancel).whole();
    }

    /// The same answers, each lane worked out when a question needs it: for questions about few
    /// things. Only while the reader is open, and on one thread at a time; `lanes` works out all of
    /// them. Its notes lack those on lanes.
    ///
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage onDemand(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, null, board, cancel).onDemand();
    }

    /// @param digests what verifying the digests found, or `DigestEvidence.NONE`
    /// @throws java.util.concurrent.CancellationException once cancelled
    /// @throws IOException where the index or an original cannot be read
    public static Coverage onDemand(
            CaseReader reader, DigestEvidence digests, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new CaseCoverage(reader, digests, board, cancel).onDemand();
    }

    private void say(String what) {
        board.post(Progress.of(Progress.Stage.SCANNING, what));
    }

    private Coverage onDemand() throws IOException {
        Optional<CaseLanes.Ground> ground = ground();
        return ground.isEmpty()
                ? new Coverage(NOTHING, List.of(), Map.of(), notes)
                : new Coverage(ground.get().span(), new CaseLanes(ground.get()), notes);
    }

    private Coverage whole() throws IOException {
        Optional<CaseLanes.Ground> ground = ground();
        if (ground.isEmpty()) {
            return new Coverage(NOTHING, List.of(), Map.of(), notes);
        }
        say("lanes");
        CaseLanes lanes = new CaseLanes(ground.get());
        List<LaneCoverage> all = lanes.all();
        notes.addAll(lanes.notes());
        return new Coverage(ground.get().span(), all, ground.get().homes().all(), notes);
    }

    private Optional<CaseLanes.Ground> ground() throws IOException {
        say("settings");
        AccountSettings settings = AccountSettings.read(reader, cancel);
        notes.addAll(settings.notes());
        say("digests");
        DigestEvidence digests = given == null ? KeptDigests.read(reader, notes, cancel) : given;
        Optional<Interval> whole = Survey.span(questions, settings, digests);
        if (whole.isEmpty()) {
            notes.add("Nothing in the evidence has a time.");
            return Optional.empty();
        }
        Interval span = whole.get();
        Survey survey = new Survey(reader.events().folders(), questions, settings);
        say("changes of logging");
        List<ConfigRecord> records = new ConfigRecords(reader, questions).find(notes);
        say("buckets");
        Homes homes = new Homes(reader, questions, settings, notes);
        Trails trails = Trails.fold(records, settings);
        notes.addAll(DigestRun.restarts(digests));
        return Optional.of(
                new CaseLanes.Ground(
                        span,
                        questions,
                        survey,
                        homes,
                        trails,
                        new TrailLanes(survey, trails, homes, settings, digests),
                        digests,
                        new Witnesses(questions, reader.events()),
                        new AccessLogs(questions, span, homes, records, settings),
                        new FlowLines(reader, questions, span, FlowLogs.fold(records, settings))));
    }
}
