package org.exhibit.indexer.provenance.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Basis;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The instance's reads and what it passed on, from the index of a case.
class ObjectFlowsTest {
    private static ScenarioCase b;

    @TempDir private Path folder;

    @BeforeAll
    static void open(@TempDir Path shared) throws IOException {
        b = ScenarioCase.open(Scenario.b(), shared);
    }

    @AfterAll
    static void close() throws IOException {
        b.close();
    }

    /// The flow log as its settings have it: no promise, and no gap but its own.
    private static Coverage logged() {
        Interval day =
                new Interval(
                        Instant.parse("2026-03-10T00:00:00Z"),
                        Instant.parse("2026-03-11T00:00:00Z"));
        LaneSpan span =
                new LaneSpan(day, CoverageStatus.BEST_EFFORT, new Basis("it was on", List.of()));
        Lane lane = new Lane("111111111111", "us-east-1", new LaneClass.FlowLog(LaneClass.OTHERS));
        return new Coverage(
                day,
                List.of(new LaneCoverage(lane, List.of(span), List.of())),
                Map.of(),
                List.of());
    }

    private static ObjectFlows flows(ScenarioCase of) throws IOException {
        CancelToken cancel = new CancelToken();
        return new ObjectFlows(
                of.reader(), logged(), new AccountSettings(List.of(), List.of()), cancel);
    }

    private static List<String> text(ScenarioCase of, List<InterfaceTraffic> traffic) {
        return traffic.stream()
                .flatMap(each -> each.relays().stream())
                .map(relay ->
                        relay.object()
                                + " -> "
                                + relay.destination()
                                + ' '
                                + relay.bytes()
                                + ' '
                                + relay.strength().word()
                                + ' '
                                + names(of, relay.records()))
                .toList();
    }

    private static TreeSet<String> names(ScenarioCase of, List<StoredEvent> records) {
        TreeSet<String> names = new TreeSet<>();
        records.forEach(record -> names.add(of.name(record.id())));
        return names;
    }

    private static final String UNKNOWN =
            " -> 203.0.113.99 850000000 possible [N3, N4.1, N4.2, N4.3, N4.4]";

    @Test
    void gradesThePassingOnByWhatTheFlowLogLeftOut() throws IOException, QueryException {
        assertThat(relays(b, "s3://rec/exp/pat-2.csv"))
                .containsExactly(
                        "s3://rec/exp/pat-2.csv -> 203.0.113.99 1310000000 possible"
                                + " [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]",
                        UNKNOWN);
    }

    @Test
    void infersItWhereTheFlowLogIsWhole() throws IOException, QueryException {
        try (ScenarioCase whole = ScenarioCase.open(Scenario.b().without("N0"), folder)) {
            assertThat(relays(whole, "s3://rec/exp/pat-2.csv"))
                    .containsExactly(
                            "s3://rec/exp/pat-2.csv -> 203.0.113.99 1310000000 inferred"
                                    + " [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]",
                            UNKNOWN);
        }
    }

    @Test
    void expectsNoFlowOfACallerOutside() throws IOException, QueryException {
        assertThat(relays(b, "s3://rec/exp/pat-1.csv")).isEmpty();
    }

    @Test
    void findsThemFromTheAddressToo() throws IOException {
        assertThat(text(b, flows(b).toward("203.0.113.99").traffic())).hasSize(2);
        assertThat(text(b, flows(b).toward("198.51.100.23").traffic())).isEmpty();
    }

    @Test
    void corroboratesTheReadByTheFlow() throws IOException, QueryException {
        List<Component> components =
                flows(b).of(reads(b, "s3://rec/exp/pat-2.csv")).traffic().getFirst().components();
        assertThat(components)
                .extracting(Component::verdict)
                .containsExactly(Component.Verdict.FITS, Component.Verdict.NO_REQUEST);
    }

    private static List<String> relays(ScenarioCase of, String object)
            throws IOException, QueryException {
        return text(of, flows(of).of(reads(of, object)).traffic());
    }

    private static List<TimelineEntry> reads(ScenarioCase of, String object)
            throws IOException, QueryException {
        return new ObjectTimeline(of.reader().events())
                .of(Selector.parse(object), TimeRange.ALL)
                .entries();
    }
}
