package org.exhibit.reports.interop;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Lineage as JSON-LD in the terms of CASE 1.4 and UCO 1.4 (caseontology.org). What someone did is
/// an action, what flowed a relationship; each has a provenance record that names its log records.
/// Strength, rule and coverage have no class there and stand in our own namespace, `x:`.
public final class CaseJsonLd {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String UCO = "https://ontology.unifiedcyberontology.org/uco/";

    private final JsonGenerator json;
    private final Graph graph;

    private CaseJsonLd(JsonGenerator json, Graph graph) {
        this.json = json;
        this.graph = graph;
    }

    /// Writes a graph as one JSON-LD document in UTF-8; the stream stays open.
    public static void write(Graph graph, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            new CaseJsonLd(json, graph).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        context();
        json.writeArrayFieldStart("@graph");
        for (Node node : graph.nodes()) {
            node(node);
        }
        Map<String, Evidence> records = new TreeMap<>();
        for (Edge edge : graph.edges()) {
            edge.evidence().forEach(piece -> records.put(piece.id(), piece));
            edge.counter().forEach(piece -> records.put(piece.id(), piece));
            edge.basis().forEach(piece -> records.put(piece.id(), piece));
            if (edge.kind().role() == EdgeKind.Role.ACT) {
                action(edge);
            } else {
                relationship(edge);
            }
            provenance(edge);
        }
        for (Evidence record : records.values()) {
            record(record);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void context() throws IOException {
        json.writeObjectFieldStart("@context");
        json.writeStringField("kb", "urn:exhibit:kb:");
        json.writeStringField("x", "urn:exhibit:");
        json.writeStringField("core", UCO + "core/");
        json.writeStringField("action", UCO + "action/");
        json.writeStringField("observable", UCO + "observable/");
        json.writeStringField("types", UCO + "types/");
        json.writeStringField(
                "investigation", "https://ontology.caseontology.org/case/investigation/");
        json.writeStringField("xsd", "http://www.w3.org/2001/XMLSchema#");
        json.writeEndObject();
    }

    private void node(Node node) throws IOException {
        String name = Names.node(node.id());
        start(name, "observable:ObservableObject");
        json.writeStringField("core:name", node.label());
        json.writeStringField("core:description", node.kind().word() + ' ' + node.id().name());
        if (!node.labels().isEmpty()) {
            json.writeArrayFieldStart("core:tag");
            for (LabelClaim label : node.labels()) {
                json.writeString(label.text());
            }
            json.writeEndArray();
        }
        facet(node.id());
        json.writeEndObject();
    }

    private void facet(NodeId id) throws IOException {
        switch (id.kind()) {
            case KEY, VERSION, MARKER, PREFIX, BUCKET ->
                    facet(id, "observable:URLFacet", "observable:fullValue");
            case ADDRESS -> facet(id, "observable:IPAddressFacet", "observable:addressValue");
            case PRINCIPAL, SESSION, CREDENTIAL, ACCOUNT, PERSON ->
                    facet(id, "observable:AccountFacet", "observable:accountIdentifier");
            case UPLOAD,
                    BATCH,
                    JOB,
                    MODEL,
                    FUNCTION,
                    LAYER,
                    VOLUME,
                    SNAPSHOT,
                    IMAGE,
                    DATABASE,
                    DB_SNAPSHOT,
                    TABLE,
                    ENDPOINT,
                    LOCATION,
                    DISTRIBUTION,
                    REQUEST,
                    SERVICE,
                    INSTANCE,
                    INTERFACE,
                    KMS_KEY,
                    STATE,
                    EXPOSURE,
                    LOGGING,
                    GAP,
                    CONFLICT -> {
                // UCO has no facet that says more of these than name and description do.
            }
        }
    }

    private void facet(NodeId id, String type, String property) throws IOException {
        json.writeArrayFieldStart("core:hasFacet");
        start("facet-" + Names.uuid("facet\n" + id), type);
        json.writeStringField(property, id.name());
        json.writeEndObject();
        json.writeEndArray();
    }

    private void action(Edge edge) throws IOException {
        start(Names.edge(edge), "action:Action");
        json.writeStringField("core:name", edge.kind().word());
        time("action:startTime", edge.fromTime());
        time("action:endTime", edge.toTime());
        boolean actorFirst = ProvClass.of(edge.from().kind()) != ProvClass.ENTITY;
        NodeId actor = actorFirst ? edge.from() : edge.to();
        NodeId thing = actorFirst ? edge.to() : edge.from();
        reference("action:performer", List.of(Names.node(actor)));
        boolean made = edge.kind() == EdgeKind.CREATED;
        reference(made ? "action:result" : "action:object", List.of(Names.node(thing)));
        basis(edge);
        json.writeEndObject();
    }

    private void relationship(Edge edge) throws IOException {
        start(Names.edge(edge), "observable:ObservableRelationship");
        // UCO reads a relationship from its source: the target was copied from it, or holds it.
        boolean downstream = edge.kind().role() == EdgeKind.Role.DATA;
        NodeId source = downstream ? edge.to() : edge.from();
        NodeId target = downstream ? edge.from() : edge.to();
        reference("core:source", List.of(Names.node(source)));
        reference("core:target", List.of(Names.node(target)));
        json.writeBooleanField("core:isDirectional", true);
        json.writeStringField("core:kindOfRelationship", kindOfRelationship(edge));
        time("core:startTime", edge.fromTime());
        time("core:endTime", edge.toTime());
        basis(edge);
        json.writeEndObject();
    }

    private static String kindOfRelationship(Edge edge) {
        return edge.kind().word().replace('-', '_');
    }

    private void provenance(Edge edge) throws IOException {
        start(provenanceName(edge), "investigation:ProvenanceRecord");
        json.writeStringField("core:description", edge.strength().word() + ", " + edge.rule());
        reference(
                "core:object",
                edge.evidence().stream().map(piece -> Names.record(piece.id())).toList());
        json.writeEndObject();
    }

    private static String provenanceName(Edge edge) {
        return "provenance-" + Names.uuid("provenance\n" + Names.edge(edge));
    }

    private void record(Evidence evidence) throws IOException {
        start(Names.record(evidence.id()), "observable:ObservableObject");
        switch (evidence) {
            case Evidence.OfRecord record -> {
                json.writeStringField("core:name", record.event().citation().toString());
                json.writeStringField(
                        "core:description",
                        "record at byte "
                                + record.event().origin().offset()
                                + ", "
                                + record.event().origin().length()
                                + " bytes, of "
                                + record.event().origin().file());
                hash(evidence.id(), record.event().origin().evidence().hex());
                json.writeStringField("x:event", record.id());
                json.writeNumberField("x:offset", record.event().origin().offset());
                json.writeNumberField("x:length", record.event().origin().length());
            }
            case Evidence.OfItem item -> {
                json.writeStringField("core:name", item.file());
                hash(evidence.id(), item.item().hex());
            }
        }
        json.writeEndObject();
    }

    /// The hash of the evidence item a record lies in.
    private void hash(String id, String sha256) throws IOException {
        json.writeArrayFieldStart("core:hasFacet");
        start("facet-" + Names.uuid("facet\n" + id), "observable:ContentDataFacet");
        json.writeArrayFieldStart("observable:hash");
        start("hash-" + Names.uuid("hash\n" + id), "types:Hash");
        json.writeStringField("types:hashMethod", "SHA256");
        typed("types:hashValue", "xsd:hexBinary", sha256);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void basis(Edge edge) throws IOException {
        json.writeStringField("x:strength", edge.strength().word());
        Judged judged = graph.judged(edge).orElse(null);
        if (judged != null) {
            json.writeStringField("x:strengthByRules", judged.byRule().word());
            json.writeStringField("x:judgement", judged.text());
        }
        json.writeStringField("x:rule", edge.rule());
        reference("x:provenance", List.of(provenanceName(edge)));
        if (!edge.counter().isEmpty()) {
            reference(
                    "x:counter",
                    edge.counter().stream().map(piece -> Names.record(piece.id())).toList());
        }
        if (!edge.coverage().isEmpty()) {
            json.writeStringField("x:coverage", edge.coverage());
        }
        if (!edge.basis().isEmpty()) {
            reference(
                    "x:coverageBasis",
                    edge.basis().stream().map(piece -> Names.record(piece.id())).toList());
        }
        if (edge.bytes() != null) {
            json.writeNumberField("x:bytes", edge.bytes());
        }
    }

    private void start(String name, String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("@id", "kb:" + name);
        json.writeStringField("@type", type);
    }

    private void reference(String property, List<String> names) throws IOException {
        json.writeArrayFieldStart(property);
        for (String name : names) {
            json.writeStartObject();
            json.writeStringField("@id", "kb:" + name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void time(String property, @Nullable Instant instant) throws IOException {
        if (instant != null) {
            typed(property, "xsd:dateTime", EventJson.instant(instant));
        }
    }

    private void typed(String property, String type, String value) throws IOException {
        json.writeObjectFieldStart(property);
        json.writeStringField("@type", type);
        json.writeStringField("@value", value);
        json.writeEndObject();
    }
}
