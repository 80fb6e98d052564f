package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.scenario.ScenarioCase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Lineages of a scenario as lines that can be compared: `from edge to strength rule [records by
/// their names in the story]`.
final class Told {
    private Told() {}

    static Lineage ask(ScenarioCase scenario, String selector, LineageQuestion.Direction direction)
            throws IOException {
        LineageSearch search =
                new LineageSearch(
                        scenario.reader(),
                        LineageSearch.Tools.of(scenario.reader(), new CancelToken()),
                        new CancelToken());
        return search.answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    /// Every edge.
    static List<String> all(ScenarioCase scenario, Lineage lineage) {
        return lineage.graph().edges().stream().map(edge -> line(scenario, edge)).sorted().toList();
    }

    /// The edges by which content or influence flowed.
    static List<String> flows(ScenarioCase scenario, Lineage lineage) {
        return of(scenario, lineage, EdgeKind.Role.DATA);
    }

    static List<String> of(ScenarioCase scenario, Lineage lineage, EdgeKind.Role role) {
        return lineage.graph().edges().stream()
                .filter(edge -> edge.kind().role() == role)
                .map(edge -> line(scenario, edge))
                .sorted()
                .toList();
    }

    static String line(ScenarioCase scenario, Edge edge) {
        TreeSet<String> names = new TreeSet<>();
        for (String id : edge.evidenceIds()) {
            names.add(scenario.name(id));
        }
        return String.join(
                " ",
                List.of(
                        name(edge.from()),
                        edge.kind().word(),
                        name(edge.to()),
                        edge.strength().word(),
                        edge.rule(),
                        names.toString()));
    }

    /// Without what S3 makes up: version ids.
    static String name(NodeId id) {
        String text = id.toString();
        int at = text.lastIndexOf('@');
        boolean version = at > 0 && text.startsWith("version:") && !text.contains("@epoch:");
        return version ? text.substring(0, at) + "@v" : text;
    }

    static List<String> nodes(Lineage lineage) {
        List<String> found = new ArrayList<>();
        lineage.graph().nodes().forEach(node -> found.add(name(node.id())));
        return found;
    }
}
