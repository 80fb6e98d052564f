package org.exhibit.reports.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.reports.SampleLineage;
import org.junit.jupiter.api.Test;
import org.openprovenance.prov.json.ProvDeserialiser;
import org.openprovenance.prov.model.Document;
import org.openprovenance.prov.model.ProvFactory;
import org.openprovenance.prov.model.StatementOrBundle;
import org.openprovenance.prov.model.StatementOrBundle.Kind;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What we write is read with the reference implementation of PROV.
class ProvJsonTest {
    private static byte[] written(Graph graph) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ProvJson.write(graph, out);
        return out.toByteArray();
    }

    @Test
    void isReadByTheReferenceImplementation() throws IOException {
        ProvFactory factory = new org.openprovenance.prov.vanilla.ProvFactory();
        Document document =
                new ProvDeserialiser(factory)
                        .deserialiseDocument(
                                new ByteArrayInputStream(written(SampleLineage.graph())));
        Map<Kind, Long> kinds =
                document.getStatementOrBundle().stream()
                        .collect(
                                Collectors.groupingBy(
                                        StatementOrBundle::getKind,
                                        () -> new EnumMap<>(Kind.class),
                                        Collectors.counting()));
        Map<Kind, Long> wanted = new EnumMap<>(Kind.class);
        // Six things that are content or state, and the twelve records that tell of all of it.
        wanted.put(Kind.PROV_ENTITY, 6L + 12);
        // The job, and four deeds of people.
        wanted.put(Kind.PROV_ACTIVITY, 1L + 4);
        wanted.put(Kind.PROV_AGENT, 3L);
        wanted.put(Kind.PROV_DERIVATION, 1L);
        wanted.put(Kind.PROV_USAGE, 2L);
        wanted.put(Kind.PROV_GENERATION, 2L);
        wanted.put(Kind.PROV_INVALIDATION, 1L);
        wanted.put(Kind.PROV_ASSOCIATION, 5L);
        wanted.put(Kind.PROV_ATTRIBUTION, 1L);
        wanted.put(Kind.PROV_DELEGATION, 1L);
        wanted.put(Kind.PROV_INFLUENCE, 4L);
        wanted.put(Kind.PROV_SPECIALIZATION, 1L);
        wanted.put(Kind.PROV_MEMBERSHIP, 1L);
        assertThat(kinds).isEqualTo(wanted);
    }

    @Test
    void namesOnlyWhatItDeclares() throws IOException {
        JsonNode document = new ObjectMapper().readTree(written(SampleLineage.graph()));
        Set<String> declared = new HashSet<>();
        for (ProvClass kind : ProvClass.values()) {
            document.get(kind.bundle()).fieldNames().forEachRemaining(declared::add);
        }
        for (ProvRelation relation : ProvRelation.values()) {
            JsonNode all = document.path(relation.word());
            for (JsonNode one : all) {
                assertThat(declared)
                        .contains(
                                one.get(relation.subject()).textValue(),
                                one.get(relation.object()).textValue());
                for (JsonNode evidence : one.path("x:evidence")) {
                    assertThat(declared).contains(evidence.get("$").textValue());
                }
                assertThat(one.has("x:evidence")).isEqualTo(relation.described());
            }
        }
        assertThat(document.at("/used")).hasSize(2);
        assertThat(document.at("/wasGeneratedBy")).hasSize(2);
        assertThat(document.at("/wasDerivedFrom")).hasSize(1);
        assertThat(document.at("/wasInvalidatedBy")).hasSize(1);
        assertThat(document.at("/actedOnBehalfOf")).hasSize(1);
        assertThat(document.at("/wasAttributedTo")).hasSize(1);
        assertThat(document.at("/specializationOf")).hasSize(1);
        assertThat(document.at("/hadMember")).hasSize(1);
    }

    @Test
    void writesTheSameBytesForTheSameGraph() throws IOException {
        Graph graph = SampleLineage.graph();
        Graph again = new Graph(graph.nodes().reversed(), graph.edges().reversed());
        assertThat(written(again)).isEqualTo(written(graph));
    }
}
