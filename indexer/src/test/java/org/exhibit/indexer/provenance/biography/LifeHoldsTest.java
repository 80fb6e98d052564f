package org.exhibit.indexer.provenance.biography;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.DigestEvidence;
import org.exhibit.indexer.coverage.LaneCoverage;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.taken.WindowUse;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must hold of every life: delivery does not matter, and a line stands or falls with the
/// records it cites. Timelines, bytes, windows of exposure and gaps of coverage together.
class LifeHoldsTest {
    private static final Map<String, List<String>> ASKED =
            Map.of(
                    "a",
                    List.of("s3://mix", "s3://phi", "key:ASIADANA"),
                    "b",
                    List.of(
                            "s3://rec",
                            "ip:203.0.113.99",
                            "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp"),
                    "c",
                    List.of("s3://cat", "s3://bio", "s3://synth-src"));

    @TempDir private Path folder;

    private static Scenario scenario(String name) {
        return switch (name) {
            case "a" -> Scenario.a();
            case "b" -> Scenario.b();
            case "second b" -> Scenario.b().without("N0");
            default -> Scenario.c();
        };
    }

    private List<String> told(Scenario scenario, String name, String as)
            throws IOException, QueryException {
        List<String> out = new ArrayList<>();
        try (ScenarioCase of = ScenarioCase.open(scenario, folder.resolve(as))) {
            for (String selector : ASKED.getOrDefault(name.replace("second ", ""), List.of())) {
                Life life = Lives.of(of.reader(), selector);
                out.addAll(Lives.lines(of, life));
                out.addAll(Lives.takings(of, life));
                life.takings().forEach(taking -> out.add(taking.sentence()));
                life.windows().stream().map(WindowUse::sentence).forEach(out::add);
                life.windows().forEach(use -> out.add(use.addresses().toString()));
            }
            for (LaneCoverage lane :
                    CaseCoverage.of(
                                    of.reader(),
                                    DigestEvidence.NONE,
                                    new ProgressBoard(),
                                    new CancelToken())
                            .lanes()) {
                for (LaneSpan span : lane.spans()) {
                    out.add(lane.lane() + " " + span.interval() + " " + span.status());
                }
            }
        }
        return out;
    }

    @Test
    void deliveryChangesNothing() throws IOException, QueryException {
        List<String> plain = told(scenario("b"), "b", "plain");
        assertThat(plain).hasSizeGreaterThan(20);
        assertThat(told(scenario("b").shuffled(9).split().duplicated(), "b", "other"))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void noDeliveryChangesAnything(String name) throws IOException, QueryException {
        List<String> plain = told(scenario(name), name, "plain");
        assertThat(plain).hasSizeGreaterThan(20);
        assertThat(told(scenario(name).shuffled(9), name, "shuffled")).isEqualTo(plain);
        assertThat(told(scenario(name).duplicated(), name, "duplicated")).isEqualTo(plain);
        assertThat(told(scenario(name).split(), name, "split")).isEqualTo(plain);
    }

    /// A line by what it says but for its strength and records.
    private static TreeMap<String, LifeLine> lines(ScenarioCase of, String name)
            throws IOException, QueryException {
        TreeMap<String, LifeLine> found = new TreeMap<>();
        for (String selector : ASKED.getOrDefault(name.replace("second ", ""), List.of())) {
            for (LifeLine line : Lives.of(of.reader(), selector).lines()) {
                if (!line.isGap() && !line.isExposure()) {
                    found.put(
                            String.join(
                                    " ",
                                    String.valueOf(line.time()),
                                    line.edge(),
                                    line.object(),
                                    line.actor(),
                                    line.ip()),
                            line);
                }
            }
        }
        return found;
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void withoutACitedRecordExactlyTheLinesCitingItFallOrWeaken(String name)
            throws IOException, QueryException {
        try (ScenarioCase whole = ScenarioCase.open(scenario(name), folder.resolve("whole"))) {
            TreeMap<String, LifeLine> before = lines(whole, name);
            TreeSet<String> cited = new TreeSet<>();
            before.values()
                    .forEach(line -> line.evidenceIds().forEach(id -> cited.add(whole.name(id))));
            cited.retainAll(scenario(name).ids());
            assertThat(cited).hasSizeGreaterThan(9);
            for (String record : cited) {
                List<String> gone = whole.ids(record);
                Scenario rest = scenario(name).without(record);
                try (ScenarioCase less =
                        ScenarioCase.open(rest, folder.resolve("without " + record))) {
                    compare(record, gone, before, lines(less, name));
                }
            }
        }
    }

    private static void compare(
            String record,
            List<String> gone,
            TreeMap<String, LifeLine> before,
            TreeMap<String, LifeLine> after) {
        before.forEach((what, line) -> {
            LifeLine now = after.get(what);
            if (line.evidenceIds().stream().anyMatch(gone::contains)) {
                boolean weaker = now == null || line.strength().atLeast(now.strength());
                assertThat(weaker).as(record + ": " + what).isTrue();
            } else {
                assertThat(now).as(record + ": " + what).isNotNull();
                assertThat(now.strength().atLeast(line.strength()))
                        .as(record + ": " + what)
                        .isTrue();
                assertThat(now.evidenceIds())
                        .as(record + ": " + what)
                        .containsExactlyInAnyOrderElementsOf(line.evidenceIds());
            }
        });
        assertThat(after.values())
                .noneMatch(line -> line.evidenceIds().stream().anyMatch(gone::contains));
    }
}
