package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.Basis;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.TableReading;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Each edge carries the worst status of the logs its records stand in.
class EdgeCoverageTest {
    @TempDir private Path folder;

    @Test
    void isTheWorstOfTheLogsWhenTheRecordsWereWritten() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            Lineage film = Told.ask(a, "s3://mix/synthetic/avatar-002.mp4", Direction.BOTH);
            assertThat(film.graph().edges())
                    .extracting(edge -> edge.kind().word() + ' ' + edge.coverage())
                    .contains(
                            "used PRESUMED",
                            "generated BEST_EFFORT",
                            "derived-from PRESUMED",
                            "downloaded BEST_EFFORT",
                            "deleted BEST_EFFORT")
                    .doesNotContain("generated PRESUMED", "downloaded PRESUMED");
        }
    }

    @Test
    void withoutSettingsItIsNeverEmpty() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().withoutSettings(), folder)) {
            Lineage film = Told.ask(a, "s3://mix/synthetic/avatar-002.mp4", Direction.BOTH);
            assertThat(film.graph().edges()).allMatch(edge -> !edge.coverage().isEmpty());
        }
    }

    /// Data events of the account, with one second missing.
    private static Coverage without(String from, String to) {
        Instant start = Instant.parse("2026-03-10T00:00:00Z");
        Instant end = Instant.parse("2026-03-11T00:00:00Z");
        Instant gap = Instant.parse("2026-03-10T" + from + "Z");
        Instant after = Instant.parse("2026-03-10T" + to + "Z");
        Basis basis = new Basis("test", List.of());
        List<LaneSpan> spans = new ArrayList<>();
        spans.add(new LaneSpan(new Interval(start, gap), CoverageStatus.PRESUMED, basis));
        spans.add(new LaneSpan(new Interval(gap, after), CoverageStatus.LOST, basis));
        spans.add(new LaneSpan(new Interval(after, end), CoverageStatus.PRESUMED, basis));
        Lane lane =
                new Lane(
                        "444444444444",
                        "us-east-1",
                        new LaneClass.Data("AWS::S3::Object", "*", LaneClass.Access.ALL));
        return new Coverage(
                new Interval(start, end),
                List.of(new LaneCoverage(lane, spans, List.of())),
                Map.of(),
                List.of());
    }

    @Test
    void anUnseenReadMayLieInAGapBetweenReadAndWrite() throws IOException {
        try (ScenarioCase c = ScenarioCase.open(Scenario.c(), folder)) {
            Edge derived =
                    Told.ask(c, "s3://cat/products/s3.jpg", Direction.UP).graph().edges().stream()
                            .filter(edge -> edge.kind() == EdgeKind.DERIVED_FROM)
                            .findFirst()
                            .orElseThrow();
            assertThat(derived.strength()).isEqualTo(Strength.INFERRED);
            assertThat(derived.coverage()).isEqualTo("PRESUMED");
            ObjectReader objects =
                    new ObjectReader(
                            new CaseRecords(c.reader(), new CancelToken()),
                            new TableReading(EventTable.builtIn()),
                            BucketVersioning.Settings.NONE,
                            WriteGaps.NOT_ASKED);
            Proofs proofs = new Proofs(c.reader().events());
            Edge unsure =
                    new EdgeCoverage(without("08:00:03", "08:00:04"), objects, proofs).put(derived);
            assertThat(unsure.strength()).isEqualTo(Strength.POSSIBLE);
            assertThat(unsure.coverage()).isEqualTo("LOST");
            Edge sure =
                    new EdgeCoverage(without("08:00:06", "08:00:07"), objects, proofs).put(derived);
            assertThat(sure.withBasis(derived.basis())).isEqualTo(derived);
        }
    }
}
