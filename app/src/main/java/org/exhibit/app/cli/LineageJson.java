package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// A graph as one JSON object, nodes by id and edges by time.
final class LineageJson {
    private LineageJson() {}

    static String text(Graph graph) throws IOException {
        return Json.text(out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("nodes");
            for (Node node : graph.nodes()) {
                write(out, node);
            }
            out.writeEndArray();
            out.writeArrayFieldStart("edges");
            for (Edge edge : graph.edges()) {
                write(out, edge, graph.judged(edge).orElse(null));
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, Node node) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", node.id().toString());
        out.writeStringField("kind", node.kind().word());
        out.writeStringField("label", node.label());
        out.writeArrayFieldStart("labels");
        for (LabelClaim claim : node.labels()) {
            out.writeString(claim.text());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Edge edge, @Nullable Judged judged)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("from", edge.from().toString());
        out.writeStringField("to", edge.to().toString());
        out.writeStringField("edge", edge.kind().word());
        out.writeStringField("strength", edge.strength().word());
        out.writeStringField("rule", edge.rule());
        Json.instant(out, "fromTime", edge.fromTime());
        Json.instant(out, "toTime", edge.toTime());
        ids(out, "evidence", edge.evidence());
        ids(out, "counter", edge.counter());
        if (!edge.coverage().isEmpty()) {
            out.writeStringField("coverage", edge.coverage());
        }
        ids(out, "coverageBasis", edge.basis());
        if (judged != null) {
            out.writeObjectFieldStart("set");
            out.writeStringField("byRules", judged.byRule().word());
            out.writeStringField("author", judged.decision().author());
            Json.instant(out, "at", judged.decision().at());
            out.writeStringField("reason", judged.decision().reason());
            out.writeArrayFieldStart("records");
            for (String id : judged.decision().cited()) {
                out.writeString(id);
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void ids(JsonGenerator out, String name, List<Evidence> evidence)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (Evidence piece : evidence) {
            out.writeString(piece.id());
        }
        out.writeEndArray();
    }
}
