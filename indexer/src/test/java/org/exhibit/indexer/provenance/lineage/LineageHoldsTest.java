package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What must hold of every lineage: delivery does not matter, and an edge stands or falls with the
/// records and settings it cites, as evidence or as what its certainty rests on.
class LineageHoldsTest {
    private static final Map<String, List<String>> STARTS =
            Map.of(
                    "a",
                    List.of("s3://phi/ct/batch-07.tar", "s3://mix/synthetic/avatar-002.mp4"),
                    "b",
                    List.of(
                            "s3://rec/exp/pat-1.csv",
                            "s3://rec/exp/pat-2.csv",
                            "s3://rec/exp/pat-3.csv",
                            "ip:203.0.113.99",
                            "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp",
                            "arn:aws:ec2:us-east-1::snapshot/snap-1a2b3c4d5e6f70819"),
                    "c",
                    List.of("s3://cat/products/s2.jpg", "s3://cat/incoming/s1.jpg"));

    @TempDir Path folder;

    /// From, edge, to.
    private record Place(NodeId from, EdgeKind kind, NodeId to) {}

    private static List<String> starts(String name) {
        return STARTS.getOrDefault(name.replace("second ", ""), List.of());
    }

    private static Scenario scenario(String name) {
        return switch (name) {
            case "a" -> Scenario.a();
            case "b" -> Scenario.b();
            case "second b" -> Scenario.b().without("N0");
            default -> Scenario.c();
        };
    }

    private List<String> lines(Scenario scenario, String name, String as) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        try (ScenarioCase opened = ScenarioCase.open(scenario, folder.resolve(as))) {
            for (String start : starts(name)) {
                lines.addAll(Told.all(opened, Told.ask(opened, start, Direction.BOTH)));
            }
        }
        return List.copyOf(lines);
    }

    @Test
    void deliveryChangesNothing() throws IOException {
        List<String> plain = lines(scenario("c"), "c", "plain");
        assertThat(plain).hasSizeGreaterThan(5);
        assertThat(lines(scenario("c").shuffled(7).split().duplicated(), "c", "other"))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void noDeliveryChangesAnything(String name) throws IOException {
        List<String> plain = lines(scenario(name), name, "plain");
        assertThat(plain).hasSizeGreaterThan(5);
        assertThat(lines(scenario(name).shuffled(7), name, "shuffled")).isEqualTo(plain);
        assertThat(lines(scenario(name).duplicated(), name, "duplicated")).isEqualTo(plain);
        assertThat(lines(scenario(name).split(), name, "split")).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a A12", "a A01", "b N2.1", "b 111111111111/trail-status", "c C13"})
    void withoutWhatItCitesAnEdgeFalls(String which) throws IOException {
        String name = which.substring(0, 1);
        String gone = which.substring(2);
        try (ScenarioCase whole = ScenarioCase.open(scenario(name), folder.resolve("whole"))) {
            Answers before = new Answers(whole, starts(name));
            assertThat(before.cited()).contains(gone);
            assertThat(new Removal(name, gone, before).wrong()).isEmpty();
        }
    }

    /// Every record and setting that any edge cites, one at a time.
    @ParameterizedTest
    @Tag("slow")
    @ValueSource(strings = {"a", "b", "second b", "c"})
    void withoutAnythingCitedExactlyTheEdgesCitingItFallOrWeaken(String name) throws IOException {
        try (ScenarioCase whole = ScenarioCase.open(scenario(name), folder.resolve("whole"))) {
            Answers before = new Answers(whole, starts(name));
            Set<String> cited = before.cited();
            assertThat(cited).hasSizeGreaterThan(12);
            assertThat(cited).anyMatch(scenario(name).settingNames()::contains);
            List<String> wrong = new ArrayList<>();
            for (String gone : cited) {
                wrong.addAll(new Removal(name, gone, before).wrong());
            }
            assertThat(wrong).isEmpty();
        }
    }

    /// What a case answers to some questions, and to that for any edge by itself.
    private static final class Answers {
        private final ScenarioCase of;
        private final LineageSearch search;
        private final TreeMap<String, Edge> edges = new TreeMap<>();

        Answers(ScenarioCase of, List<String> starts) throws IOException {
            this.of = of;
            this.search =
                    new LineageSearch(
                            of.reader(),
                            LineageSearch.Tools.of(of.reader(), new CancelToken()),
                            new CancelToken());
            for (String start : starts) {
                add(search.answer(question(Selector.parse(start))).graph().edges(), edges);
            }
        }

        private static LineageQuestion question(Selector selector) {
            return LineageQuestion.of(selector, Direction.BOTH);
        }

        private static void add(List<Edge> some, Map<String, Edge> into) {
            for (Edge edge : some) {
                into.put(new Place(edge.from(), edge.kind(), edge.to()).toString(), edge);
            }
        }

        /// The edge between the same ends, asked of either of them; null where there is none.
        @Nullable Edge own(Edge edge) throws IOException {
            Map<String, Edge> found = new HashMap<>();
            for (NodeId end : List.of(edge.to(), edge.from())) {
                Selector any = Selector.parse("s3://bucket/any");
                Starts.Chosen start = new Starts.Chosen(List.of(end), 0);
                add(search.from(start, question(any)).graph().edges(), found);
            }
            return found.get(new Place(edge.from(), edge.kind(), edge.to()).toString());
        }

        /// Everything that an edge cites, by the names of records and settings.
        Set<String> cited() {
            Set<String> names = new TreeSet<>();
            edges.values().forEach(edge -> all(edge).forEach(piece -> names.add(name(piece))));
            return names;
        }

        String name(Evidence piece) {
            return switch (piece) {
                case Evidence.OfRecord record -> of.name(record.id());
                case Evidence.OfItem item ->
                        item.file().replaceFirst("^.*settings/", "").replaceFirst("\\.json$", "");
            };
        }

        private static List<Evidence> all(Edge edge) {
            List<Evidence> all = new ArrayList<>(edge.evidence());
            all.addAll(edge.counter());
            all.addAll(edge.basis());
            return all;
        }

        Set<String> names(List<Evidence> pieces) {
            return pieces.stream().map(this::name).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /// One record or setting taken away.
    private final class Removal {
        private final String name;
        private final String gone;
        private final Answers before;
        private final List<String> wrong = new ArrayList<>();

        Removal(String name, String gone, Answers before) {
            this.name = name;
            this.gone = gone;
            this.before = before;
        }

        /// What does not hold without it.
        List<String> wrong() throws IOException {
            Scenario all = scenario(name);
            boolean setting = all.settingNames().contains(gone);
            Scenario rest = setting ? all.withoutSetting(gone) : all.without(gone);
            Path place = folder.resolve("without " + gone.replace('/', ' '));
            try (ScenarioCase less = ScenarioCase.open(rest, place)) {
                Answers after = new Answers(less, starts(name));
                assertThat(after.cited()).as(gone).doesNotContain(gone);
                for (Map.Entry<String, Edge> each : before.edges.entrySet()) {
                    Edge was = each.getValue();
                    Edge now = after.edges.get(each.getKey());
                    if (now == null) {
                        // No longer reached, perhaps: then it must be there when asked by itself.
                        was = before.own(was);
                        now = was == null ? null : after.own(was);
                    }
                    if (was == null) {
                        wrong.add(each.getKey() + " is not found by itself");
                    } else {
                        compare(was, now, after);
                    }
                }
            }
            return wrong;
        }

        private void compare(Edge was, @Nullable Edge now, Answers after) {
            Set<String> evidence = before.names(was.evidence());
            Set<String> left = before.names(was.basis());
            boolean rests = left.remove(gone);
            if (evidence.contains(gone)) {
                if (now != null && !was.strength().atLeast(now.strength())) {
                    differs("gains without its evidence", was, now, after);
                }
            } else if (rests) {
                // It was needed: the edge falls, or is less sure, or something else is cited for
                // it.
                boolean same =
                        now != null
                                && now.strength() == was.strength()
                                && now.coverage().equals(was.coverage())
                                && left.equals(after.names(now.basis()));
                if (same && now != null) {
                    differs("does not need what it rests on", was, now, after);
                }
            } else if (now == null) {
                differs("falls", was, was, before);
            } else {
                // What is left may only gain: one candidate less makes another the only one, one
                // change of logging less leaves fewer times unsure.
                boolean kept =
                        now.strength().atLeast(was.strength())
                                && after.names(now.evidence()).containsAll(evidence)
                                && isNoWorse(now, was);
                if (!kept) {
                    differs("changes", was, now, after);
                }
            }
        }

        private static boolean isNoWorse(Edge now, Edge was) {
            if (was.coverage().isEmpty() || now.coverage().isEmpty()) {
                return was.coverage().equals(now.coverage());
            }
            CoverageStatus before = CoverageStatus.valueOf(was.coverage());
            CoverageStatus after = CoverageStatus.valueOf(now.coverage());
            return before.or(after) == after;
        }

        private void differs(String what, Edge was, Edge now, Answers after) {
            wrong.add(
                    "without %s %s: %s on %s %s%n  now %s on %s %s"
                            .formatted(
                                    gone,
                                    what,
                                    Told.line(before.of, was),
                                    was.coverage(),
                                    before.names(was.basis()),
                                    Told.line(after.of, now),
                                    now.coverage(),
                                    after.names(now.basis())));
        }
    }
}
