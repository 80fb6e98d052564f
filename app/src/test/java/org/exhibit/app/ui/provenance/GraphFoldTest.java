package org.exhibit.app.ui.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.GraphBuilder;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Large graphs are folded without leaving anything out.
class GraphFoldTest {
    private static final NodeId FILM = NodeId.version("mix", "film.mp4", "v1");
    private static final NodeId SCAN = NodeId.version("phi", "scan.tar", "v1");

    private static Graph graph(int readers) {
        GraphBuilder graph = new GraphBuilder();
        graph.add(edge(SCAN, FILM, EdgeKind.DERIVED_FROM, Strength.INFERRED));
        for (int i = 0; i < readers; i++) {
            NodeId address = NodeId.address("203.0." + i / 250 + '.' + i % 250);
            Strength strength = i == 7 ? Strength.POSSIBLE : Strength.RECORDED;
            graph.add(edge(FILM, address, EdgeKind.DOWNLOADED, strength));
        }
        return graph.build();
    }

    private static Edge edge(NodeId from, NodeId to, EdgeKind kind, Strength strength) {
        Digest digest = Digest.of((from + " " + to).getBytes(StandardCharsets.UTF_8));
        return Edge.of(
                from,
                to,
                kind,
                strength,
                RuleId.of("R1", 1),
                List.of(new Evidence.OfItem(digest, "one", Instant.EPOCH, List.of())));
    }

    @Test
    void leavesASmallGraphAsItIs() {
        Graph small = graph(GraphFold.MOST - 2);
        assertThat(small.nodes()).hasSize(GraphFold.MOST);
        assertThat(GraphFold.of(small, Set.of(FILM), Set.of()).graph()).isSameAs(small);
    }

    @Test
    void foldsWhatStandsAlikeAndKeepsAllItsEvidenceAtItsWeakest() {
        GraphFold fold = GraphFold.of(graph(400), Set.of(FILM), Set.of());

        assertThat(fold.graph().nodes())
                .extracting(node -> node.kind())
                .containsExactlyInAnyOrder(NodeKind.VERSION, NodeKind.VERSION, NodeKind.BATCH);
        NodeId group = fold.groups().keySet().iterator().next();
        assertThat(fold.groups().get(group)).hasSize(400);
        Edge edge = fold.graph().into(group).getFirst();
        assertThat(edge.evidence()).hasSize(400);
        assertThat(edge.strength()).isEqualTo(Strength.POSSIBLE);
        assertThat(fold.graph().edges()).hasSize(2);
    }

    @Test
    void showsAnOpenedGroupMemberByMember() {
        Graph large = graph(400);
        NodeId group =
                GraphFold.of(large, Set.of(FILM), Set.of()).groups().keySet().iterator().next();

        assertThat(GraphFold.of(large, Set.of(FILM), Set.of(group)).graph().nodes())
                .hasSameSizeAs(large.nodes());
    }

    @Test
    void neverFoldsWhatWasAskedAbout() {
        Graph large = graph(400);
        NodeId one = NodeId.address("203.0.0.3");

        assertThat(GraphFold.of(large, Set.of(one), Set.of()).graph().node(one)).isPresent();
    }
}
