package org.exhibit.indexer.provenance.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

class EdgeTest {
    private static final NodeId SOURCE = NodeId.version("phi", "a", "v1");
    private static final NodeId TARGET = NodeId.version("mix", "b", "epoch:1");
    private static final Instant EARLY = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-10T09:05:00Z");
    private static final RuleId RULE = new RuleId("R1", 1, 2);

    private static Evidence item(String name, Instant at) {
        return new Evidence.OfItem(
                Digest.of(name.getBytes(StandardCharsets.UTF_8)), name, at, List.of("a"));
    }

    private static Edge edge(Strength strength, RuleId rule, long bytes, Evidence... evidence) {
        return Edge.of(SOURCE, TARGET, EdgeKind.COPIED_FROM, strength, rule, List.of(evidence))
                .withBytes(bytes);
    }

    @Test
    void cannotBeBuiltWithoutEvidence() {
        assertThatThrownBy(() ->
                        Edge.of(
                                SOURCE,
                                TARGET,
                                EdgeKind.COPIED_FROM,
                                Strength.RECORDED,
                                RULE,
                                List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no evidence that version:s3://phi/a@v1 copied-from");
    }

    @Test
    void bearsNoTimeOutsideItsEvidence() {
        assertThatThrownBy(() ->
                        new Edge(
                                SOURCE,
                                TARGET,
                                EdgeKind.COPIED_FROM,
                                Strength.RECORDED,
                                List.of(RULE),
                                EARLY,
                                LATE.plusMillis(1),
                                List.of(item("one", EARLY), item("two", LATE)),
                                List.of(),
                                null,
                                "",
                                ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outside the evidence");
    }

    @Test
    void leadsFromOneThingToAnother() {
        assertThatThrownBy(() ->
                        Edge.of(
                                SOURCE,
                                SOURCE,
                                EdgeKind.COPIED_FROM,
                                Strength.RECORDED,
                                RULE,
                                List.of(item("one", EARLY))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void citesARecordOnceAndInTheOrderOfIds() {
        Evidence one = item("one", EARLY);
        Evidence two = item("two", LATE);
        Edge edge = edge(Strength.RECORDED, RULE, 1, two, one, two);
        assertThat(edge.evidenceIds()).isSorted().containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(List.of(edge.fromTime(), edge.toTime())).containsExactly(EARLY, LATE);
    }

    @Test
    void isStrongestOfWhatIsSaidOfTheSameEndsWhateverTheOrder() {
        Edge weak = edge(Strength.RECORDED, RULE, 7, item("one", EARLY));
        Edge strong = edge(Strength.CORROBORATED, RuleId.of("R5", 1), 5, item("two", LATE));
        Edge again = edge(Strength.CORROBORATED, RuleId.of("R4", 1), 5, item("two", LATE));
        Graph one = new GraphBuilder().add(weak).add(strong).add(again).build();
        Graph other = new GraphBuilder().add(again).add(strong).add(weak).build();
        assertThat(one).isEqualTo(other);
        Edge merged = one.edges().getFirst();
        assertThat(merged.strength()).isEqualTo(Strength.CORROBORATED);
        assertThat(merged.rule()).isEqualTo("R4/1+R5/1");
        assertThat(merged.bytes()).isEqualTo(12);
        assertThat(List.of(merged.fromTime(), merged.toTime())).containsExactly(EARLY, LATE);
        assertThat(one.nodes()).extracting(Node::label).contains("s3://phi/a@v1");
    }

    @Test
    void aPathIsAsStrongAsItsWeakestEdge() {
        assertThat(Strength.CORROBORATED.weaker(Strength.INFERRED)).isEqualTo(Strength.INFERRED);
        LabelClaim claim =
                LabelClaim.own("PHI", "subject")
                        .over(edge(Strength.POSSIBLE, RULE, 1, item("one", EARLY)), SOURCE);
        assertThat(claim.text()).isEqualTo("PHI (possible)");
        assertThat(claim.over(edge(Strength.RECORDED, RULE, 1, item("one", EARLY)), TARGET))
                .isEqualTo(claim);
    }
}
