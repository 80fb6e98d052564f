package org.exhibit.reports.interop;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.reports.interop.ProvStatements.Said;
import org.exhibit.reports.interop.ProvStatements.Statement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lineage as PROV-JSON (W3C Member Submission, 24 April 2013). What PROV has no word for stands in
/// our own namespace: `x:edge`, `x:grade`, `x:rule`, `x:evidence` (names of entities of type
/// `x:LogRecord`), `x:counter`, `x:coverage`, `x:bytes`.
public final class ProvJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final Graph graph;
    private final Map<String, Evidence> records = new TreeMap<>();
    private final Map<ProvRelation, List<Claim>> claims = new LinkedHashMap<>();
    private final List<Edge> deeds = new ArrayList<>();

    private record Claim(Statement statement, Edge edge) {}

    private ProvJson(Graph graph) {
        this.graph = graph;
        for (ProvRelation relation : ProvRelation.values()) {
            claims.put(relation, new ArrayList<>());
        }
        for (Edge edge : graph.edges()) {
            edge.evidence().forEach(piece -> records.put(piece.id(), piece));
            edge.counter().forEach(piece -> records.put(piece.id(), piece));
            edge.basis().forEach(piece -> records.put(piece.id(), piece));
            Said said = ProvStatements.of(edge);
            if (said.activity()) {
                deeds.add(edge);
            }
            for (Statement statement : said.statements()) {
                claims.getOrDefault(statement.relation(), new ArrayList<>())
                        .add(new Claim(statement, edge));
            }
        }
    }

    /// Writes a graph as one JSON object in UTF-8; the stream stays open.
    public static void write(Graph graph, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            new ProvJson(graph).write(json);
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("prefix");
        json.writeStringField("x", "urn:exhibit:");
        json.writeStringField("prov", "http://www.w3.org/ns/prov#");
        json.writeEndObject();
        json.writeObjectFieldStart(ProvClass.ENTITY.bundle());
        nodes(json, ProvClass.ENTITY);
        for (Evidence record : records.values()) {
            record(json, record);
        }
        json.writeEndObject();
        json.writeObjectFieldStart(ProvClass.ACTIVITY.bundle());
        nodes(json, ProvClass.ACTIVITY);
        for (Edge deed : deeds) {
            json.writeObjectFieldStart(name(Names.edge(deed)));
            if (deed.fromTime() != null && deed.toTime() != null) {
                json.writeStringField("prov:startTime", EventJson.instant(deed.fromTime()));
                json.writeStringField("prov:endTime", EventJson.instant(deed.toTime()));
            }
            type(json, "Deed");
            basis(json, deed);
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeObjectFieldStart(ProvClass.AGENT.bundle());
        nodes(json, ProvClass.AGENT);
        json.writeEndObject();
        for (Map.Entry<ProvRelation, List<Claim>> entry : claims.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                relation(json, entry.getKey(), entry.getValue());
            }
        }
        json.writeEndObject();
    }

    private void nodes(JsonGenerator json, ProvClass wanted) throws IOException {
        for (Node node : graph.nodes()) {
            if (ProvClass.of(node.kind()) == wanted) {
                json.writeObjectFieldStart(name(Names.node(node.id())));
                json.writeStringField("prov:label", node.label());
                type(json, node.kind().word());
                json.writeStringField("x:id", node.id().toString());
                if (!node.labels().isEmpty()) {
                    json.writeArrayFieldStart("x:label");
                    for (LabelClaim label : node.labels()) {
                        json.writeString(label.text());
                    }
                    json.writeEndArray();
                }
                json.writeEndObject();
            }
        }
    }

    private static void record(JsonGenerator json, Evidence evidence) throws IOException {
        json.writeObjectFieldStart(name(Names.record(evidence.id())));
        switch (evidence) {
            case Evidence.OfRecord record -> {
                json.writeStringField("prov:label", record.event().citation().toString());
                type(json, "LogRecord");
                json.writeStringField("x:event", record.id());
                json.writeStringField("x:sha256", record.event().origin().evidence().hex());
                json.writeNumberField("x:offset", record.event().origin().offset());
                json.writeNumberField("x:length", record.event().origin().length());
            }
            case Evidence.OfItem item -> {
                json.writeStringField("prov:label", item.file());
                type(json, "EvidenceItem");
                json.writeStringField("x:sha256", item.item().hex());
            }
        }
        json.writeEndObject();
    }

    private void relation(JsonGenerator json, ProvRelation relation, List<Claim> claims)
            throws IOException {
        json.writeObjectFieldStart(relation.word());
        int number = 0;
        for (Claim claim : claims) {
            number++;
            json.writeObjectFieldStart("_:" + relation.word() + number);
            json.writeStringField(relation.subject(), name(claim.statement().subject()));
            json.writeStringField(relation.object(), name(claim.statement().object()));
            if (relation.described()) {
                basis(json, claim.edge());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void basis(JsonGenerator json, Edge edge) throws IOException {
        json.writeStringField("x:edge", edge.kind().word());
        json.writeStringField("x:grade", edge.strength().word());
        Judged judged = graph.judged(edge).orElse(null);
        if (judged != null) {
            json.writeStringField("x:gradeByRules", judged.byRule().word());
            json.writeStringField("x:judgement", judged.text());
        }
        json.writeStringField("x:rule", edge.rule());
        names(json, "x:evidence", edge.evidence());
        names(json, "x:counter", edge.counter());
        if (!edge.coverage().isEmpty()) {
            json.writeStringField("x:coverage", edge.coverage());
        }
        names(json, "x:coverageBasis", edge.basis());
        if (edge.bytes() != null) {
            json.writeNumberField("x:bytes", edge.bytes());
        }
    }

    private static void names(JsonGenerator json, String field, List<Evidence> evidence)
            throws IOException {
        if (!evidence.isEmpty()) {
            json.writeArrayFieldStart(field);
            for (Evidence piece : evidence) {
                qualified(json, Names.record(piece.id()));
            }
            json.writeEndArray();
        }
    }

    private static void type(JsonGenerator json, String type) throws IOException {
        json.writeFieldName("prov:type");
        qualified(json, type);
    }

    private static void qualified(JsonGenerator json, String local) throws IOException {
        json.writeStartObject();
        json.writeStringField("$", name(local));
        json.writeStringField("type", "prov:QUALIFIED_NAME");
        json.writeEndObject();
    }

    private static String name(String local) {
        return "x:" + local;
    }
}
