package org.exhibit.reports.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.reports.SampleLineage;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

class CaseJsonLdTest {
    private static JsonNode written(Graph graph) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CaseJsonLd.write(graph, out);
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @Test
    void everyReferenceLeadsToSomethingDeclaredOnce() throws IOException {
        JsonNode document = written(SampleLineage.graph());
        Map<String, Integer> declared = new HashMap<>();
        Set<String> referred = new HashSet<>();
        walk(document.get("@graph"), declared, referred);
        assertThat(declared.values()).containsOnly(1);
        assertThat(declared.keySet()).containsAll(referred);
    }

    private static void walk(JsonNode node, Map<String, Integer> declared, Set<String> referred) {
        if (node.has("@id")) {
            String id = node.get("@id").textValue();
            if (node.has("@type")) {
                declared.merge(id, 1, Integer::sum);
            } else {
                referred.add(id);
            }
        }
        node.forEach(child -> walk(child, declared, referred));
    }

    @Test
    void usesPrefixesThatItsContextHas() throws IOException {
        JsonNode document = written(SampleLineage.graph());
        JsonNode context = document.get("@context");
        for (JsonNode one : document.get("@graph")) {
            one.fieldNames()
                    .forEachRemaining(name ->
                            assertThat(name.startsWith("@") || context.has(name.split(":")[0]))
                                    .as(name)
                                    .isTrue());
        }
    }

    @Test
    void eachStatementKeepsStrengthRuleAndRecords() throws IOException {
        Graph graph = SampleLineage.graph();
        int statements = 0;
        for (JsonNode one : written(graph).get("@graph")) {
            String type = one.get("@type").textValue();
            if (type.equals("action:Action") || type.endsWith("ObservableRelationship")) {
                statements++;
                assertThat(one.get("x:strength").textValue()).isNotEmpty();
                assertThat(one.get("x:rule").textValue()).isEqualTo("R2/1:45");
                assertThat(one.get("x:provenance")).hasSize(1);
            }
        }
        assertThat(statements).isEqualTo(graph.edges().size());
        assertThat(graph.edges())
                .filteredOn(edge -> edge.kind().role() == EdgeKind.Role.ACT)
                .hasSize(5);
    }
}
