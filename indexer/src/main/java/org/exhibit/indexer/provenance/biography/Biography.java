package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Home;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.Timeline;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.exposure.Exposures;
import org.exhibit.indexer.provenance.exposure.SignedUrls;
import org.exhibit.indexer.provenance.flow.InterfaceTraffic;
import org.exhibit.indexer.provenance.flow.ObjectFlows;
import org.exhibit.indexer.provenance.identity.AcquiredVersioning;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.CoverageGaps;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.TableReading;
import org.exhibit.indexer.provenance.taken.Taken;
import org.exhibit.indexer.provenance.taken.TakenRequest;
import org.exhibit.indexer.provenance.taken.WindowUse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells lives. Asks the index for what concerns the selector and reads only those records again;
/// the same evidence gives the same life, whatever the order it came in. One thread at a time.
public final class Biography {
    private final CaseReader reader;
    private final Coverage coverage;
    private final AccountSettings settings;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private final ObjectReader objects;

    /// @param coverage of the same case
    /// @throws IOException where the case's files cannot be listed
    public Biography(CaseReader reader, Coverage coverage, ProgressBoard board, CancelToken cancel)
            throws IOException {
        this.reader = reader;
        this.coverage = coverage;
        this.board = board;
        this.cancel = cancel;
        this.settings = AccountSettings.read(reader, cancel);
        this.objects =
                new ObjectReader(
                        new CaseRecords(reader, cancel),
                        new TableReading(EventTable.builtIn()),
                        AcquiredVersioning.read(reader, cancel),
                        new CoverageGaps(reader, coverage, cancel));
    }

    /// @throws QueryException where more records name the selection than a timeline can hold
    /// @throws java.util.concurrent.CancellationException once cancelled
    public Life of(Selector selector, TimeRange range) throws IOException, QueryException {
        try {
            return told(selector, range);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Life told(Selector asked, TimeRange range) throws IOException, QueryException {
        say("records");
        OtherNames names = new OtherNames(objects.names());
        Selector selector = names.own(asked);
        Timeline timeline =
                new ObjectTimeline(reader.events()).of(selector, names.of(selector), range);
        say("versions");
        Watch watch = new Watch(coverage);
        Requests requests = new Requests(reader, objects, watch, cancel);
        requests.take(selector, timeline.entries());
        List<String> notes = new ArrayList<>(requests.notes());
        List<TakenRequest> taken =
                requests.taken().stream().filter(each -> Within.holds(range, each.time())).toList();
        say("flow logs");
        List<LifeLine> lines = new ArrayList<>(flows(selector, timeline, requests, notes));
        say("exposure");
        List<WindowUse> windows = windows(selector, range, taken, notes);
        Optional<Watched> watched = watch.of(selector);
        for (WindowUse use : windows) {
            ExposureWindow window = use.window();
            List<String> unread =
                    watched.map(object -> watch.unread(object, window.from(), window.to()))
                            .orElse(List.of());
            lines.add(ExposureLines.of(use, unread));
        }
        watched.ifPresent(object -> lines.addAll(watch.gaps(object)));
        names.unresolved(asked).ifPresent(notes::add);
        return new Life(
                asked,
                lines.stream()
                        .filter(line -> Within.holds(range, line.time(), line.end(), line.isSpan()))
                        .distinct()
                        .sorted(LifeLine.ORDER)
                        .toList(),
                Taken.of(taken),
                windows,
                watched.map(object -> watch.absence(object, act(object)).sentences())
                        .orElse(List.of()),
                timeline.records(),
                notes);
    }

    private void say(String what) {
        cancel.check();
        board.post(Progress.of(Progress.Stage.SCANNING, what));
    }

    private static Act act(Watched object) {
        return object instanceof Watched.Objects ? Act.READ : Act.CHANGE;
    }

    private List<WindowUse> windows(
            Selector selector, TimeRange range, List<TakenRequest> asked, List<String> notes)
            throws IOException {
        Exposures.Answer answer = new Exposures(reader, settings, cancel).of(selector);
        notes.addAll(answer.notes());
        List<ExposureWindow> all = new ArrayList<>(answer.windows());
        List<StoredEvent> signed =
                asked.stream()
                        .filter(each -> each.taker().bySignedUrl())
                        .flatMap(each -> each.records().stream())
                        .toList();
        all.addAll(new SignedUrls(reader, cancel).windows(signed));
        String owner = owner(selector);
        return all.stream()
                .filter(window -> Within.holds(range, window.from(), window.to(), true))
                .sorted()
                .map(window -> WindowUse.of(window, asked, owner))
                .toList();
    }

    private String owner(Selector selector) {
        return switch (selector) {
            case Selector.OneObject(String bucket, String key) -> owner(bucket);
            case Selector.Prefix(String bucket, String prefix) -> owner(bucket);
            case Selector.Bucket(String bucket) -> owner(bucket);
            case Selector.Arn arn -> "";
            case Selector.AccessKey key -> "";
            case Selector.Session session -> "";
            case Selector.Ip ip -> "";
        };
    }

    private String owner(String bucket) {
        return coverage.home(bucket).map(Home::account).orElse("");
    }

    private List<LifeLine> flows(
            Selector selector, Timeline timeline, Requests requests, List<String> notes)
            throws IOException {
        if (!reader.events().totals().bySource().containsKey(SourceKind.VPC_FLOW)) {
            return requests.lines();
        }
        ObjectFlows flows = new ObjectFlows(reader, coverage, settings, cancel);
        ObjectFlows.Answer from = flows.of(timeline.entries());
        List<InterfaceTraffic> traffic = new ArrayList<>(from.traffic());
        notes.addAll(from.notes());
        boolean address = selector instanceof Selector.Ip;
        if (selector instanceof Selector.Ip(String ip) && ip.indexOf('/') < 0) {
            ObjectFlows.Answer to = flows.toward(ip);
            traffic.addAll(to.traffic());
            notes.addAll(to.notes());
        }
        if (traffic.stream().anyMatch(InterfaceTraffic::isCut)) {
            notes.add("A flow log has more records of an interface than were read.");
        }
        TrafficLines lines = new TrafficLines(traffic);
        List<LifeLine> out = new ArrayList<>(lines.beside(requests.lines()));
        Set<String> concerned = new HashSet<>();
        requests.taken().forEach(each -> concerned.add(each.object()));
        out.addAll(lines.relays(object -> address || concerned.contains(object)));
        if (address) {
            out.addAll(lines.unknownReads());
        }
        return out;
    }
}
