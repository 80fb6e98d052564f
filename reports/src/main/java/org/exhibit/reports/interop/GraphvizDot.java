package org.exhibit.reports.interop;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.stream.Collectors;

/// Lineage as a Graphviz graph. Texts of logs stand only inside quoted strings, where nothing of
/// them is an escape.
public final class GraphvizDot {
    private GraphvizDot() {}

    public static String text(Graph graph) {
        StringBuilder out = new StringBuilder("digraph lineage {\n");
        out.append("  rankdir=LR;\n  node [fontname=\"Inter\", fontsize=10];\n");
        out.append("  edge [fontname=\"Inter\", fontsize=8];\n");
        for (Node node : graph.nodes()) {
            out.append("  ").append(quoted(node.id().toString())).append(" [label=\"");
            out.append(escaped(node.kind().word())).append("\\n").append(escaped(node.label()));
            String labels =
                    node.labels().stream().map(LabelClaim::text).collect(Collectors.joining(", "));
            if (!labels.isEmpty()) {
                out.append("\\n").append(escaped(labels));
            }
            out.append("\", shape=").append(shape(node.kind())).append("];\n");
        }
        for (Edge edge : graph.edges()) {
            out.append("  ").append(quoted(edge.from().toString())).append(" -> ");
            out.append(quoted(edge.to().toString())).append(" [label=\"");
            out.append(escaped(edge.kind().word())).append("\\n");
            out.append(edge.strength().word());
            graph.judged(edge)
                    .ifPresent(judged ->
                            out.append(" (set; the rules say ")
                                    .append(judged.byRule().word())
                                    .append(')'));
            out.append(' ').append(escaped(edge.rule()));
            out.append("\", ").append(style(edge.strength()));
            out.append(", comment=").append(quoted(String.join(" ", edge.evidenceIds())));
            out.append("];\n");
        }
        return out.append("}\n").toString();
    }

    private static String shape(NodeKind kind) {
        return switch (kind.role()) {
            case DATA -> kind == NodeKind.JOB ? "ellipse" : "box";
            case ACTOR -> "ellipse";
            case STATE -> "note";
        };
    }

    private static String style(Strength strength) {
        return switch (strength) {
            case CORROBORATED -> "color=\"#24292f:#ffffff:#24292f\"";
            case RECORDED -> "color=\"#24292f\", penwidth=2";
            case INFERRED -> "color=\"#24292f\", style=dashed";
            case POSSIBLE -> "color=\"#24292f\", style=dotted";
        };
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    /// In a label `\N` or `\l` would be read, so every backslash is doubled.
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        out.append('\\').appendCodePoint(c);
                    } else if (c == '&') {
                        // Graphviz reads HTML entities in every text.
                        out.append("&amp;");
                    } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                        out.append('\uFFFD');
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }
}
