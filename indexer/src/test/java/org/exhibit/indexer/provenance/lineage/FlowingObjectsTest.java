package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.AcquiredVersioning;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.provenance.table.S3Place;
import org.exhibit.indexer.scenario.CrowdB;
import org.exhibit.indexer.scenario.CrowdC;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Every object from which lineage goes on is among those that may have flowed on: asked one by one
/// they give nothing more.
class FlowingObjectsTest {
    @TempDir private Path folder;

    /// @return how many objects there are, how many may have flowed on, from how many edges lead
    private static List<Integer> hold(CaseReader reader) throws IOException {
        CancelToken cancel = new CancelToken();
        LineageSearch.Tools unbounded =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        SubjectLabels.of(List.of()),
                        AcquiredVersioning.read(reader, cancel),
                        WriteGaps.NOT_ASKED);
        LineageSearch search = new LineageSearch(reader, unbounded, cancel);
        Facet named =
                new CaseRecords(reader, cancel)
                        .facet(new Query.All(), TimeRange.ALL, "object", 10_000);
        Set<Selector.OneObject> objects =
                new TreeSet<>(java.util.Comparator.comparing(Selector.OneObject::text));
        Set<String> buckets = new TreeSet<>();
        for (Facet.Value value : named.values()) {
            S3Place place = S3Place.parse(value.value());
            // A sweeper's thousand objects take long, and lead nowhere.
            if (place != null && !place.key().isEmpty() && !place.bucket().equals("swept")) {
                objects.add(new Selector.OneObject(place.bucket(), place.key()));
                buckets.add(place.bucket());
            }
        }
        Set<String> flowing = new TreeSet<>();
        for (String bucket : buckets) {
            LineageSearch.Flowing found = search.flowing(bucket, "");
            assertThat(found.left()).isZero();
            found.objects().forEach(object -> flowing.add(object.text()));
        }
        Set<String> leading = new TreeSet<>();
        for (Selector.OneObject object : objects) {
            LineageQuestion question =
                    new LineageQuestion(object, Direction.DOWN, 1, Strength.INFERRED, Set.of());
            List<Edge> edges = search.answer(question).graph().edges();
            if (edges.stream().anyMatch(edge -> leads(edge, object))) {
                leading.add(object.text());
            }
        }
        assertThat(flowing).containsAll(leading);
        return List.of(objects.size(), flowing.size(), leading.size());
    }

    private static boolean leads(Edge edge, Selector.OneObject object) {
        boolean from = edge.from().kind() == NodeKind.VERSION || edge.from().kind() == NodeKind.KEY;
        Starts.ObjectName name = from ? Starts.objectOf(edge.from()) : null;
        return name != null
                && name.bucket().equals(object.bucket())
                && name.key().equals(object.key())
                && edge.kind().role() == EdgeKind.Role.DATA
                && edge.kind() != EdgeKind.CODE_CHANGED
                && edge.kind() != EdgeKind.INFLUENCED_BY;
    }

    @Test
    void ofTheInvestigations() throws IOException {
        for (Scenario scenario : List.of(Scenario.a(), Scenario.b(), Scenario.c())) {
            try (ScenarioCase opened =
                    ScenarioCase.open(scenario, folder.resolve(scenario.name()))) {
                hold(opened.reader());
            }
        }
    }

    /// Among objects that many read and nobody carried on, those of the story.
    @Test
    void whatNobodyCarriedOnIsNotFollowed() throws IOException {
        Path logs = folder.resolve("logs");
        Scenario.b().write(logs);
        new CrowdB(2_000).write(logs);
        Scenario.c().write(logs);
        new CrowdC(2_000).write(logs);
        ScenarioCase.acquire(folder.resolve("case"), logs);
        CancelToken cancel = new CancelToken();
        try (CaseReader reader = ScenarioCase.reader(folder.resolve("case"))) {
            LineageSearch search =
                    new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel);
            assertThat(search.flowing("rec", "").objects()).isEmpty();
            assertThat(search.flowing("cat", "").objects())
                    .extracting(Selector.OneObject::key)
                    .containsExactly("incoming/s1.jpg", "incoming/s2.jpg", "incoming/s3.jpg");
        }
    }

    @Test
    void ofEveryRule() throws IOException {
        try (CaseReader reader = ScenarioCase.reader(RuleStories.all().acquire(folder))) {
            List<Integer> counts = hold(reader);
            assertThat(counts.get(2)).isGreaterThan(5);
            // What nobody carried on is left out.
            assertThat(counts.get(1)).isLessThan(counts.get(0));
        }
    }
}
