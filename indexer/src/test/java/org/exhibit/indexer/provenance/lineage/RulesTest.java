package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Each rule in a story of its own, all in one case.
class RulesTest {
    private static final String A = "credential:AKIAA";

    @TempDir static Path folder;
    private static CaseReader reader;

    @BeforeAll
    static void acquire() throws IOException {
        Story story = RuleStories.all();
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private static Lineage ask(String selector, Direction direction) throws IOException {
        LineageSearch.Tools tools =
                new LineageSearch.Tools(
                        EventTable.builtIn(),
                        new Declared(
                                Set.of(),
                                List.of(new Declared.LabelRule("PHI", "src", "", false, "test"))),
                        BucketVersioning.Settings.NONE,
                        WriteGaps.NOT_ASKED);
        return new LineageSearch(reader, tools, new CancelToken())
                .answer(LineageQuestion.of(Selector.parse(selector), direction));
    }

    private static List<String> edges(String selector, Direction direction) throws IOException {
        return ask(selector, direction).graph().edges().stream()
                .filter(edge -> !edge.from().toString().startsWith("principal:AIDA"))
                .map(RulesTest::line)
                .sorted()
                .toList();
    }

    private static String line(Edge edge) {
        return edge.from()
                + " "
                + edge.kind().word()
                + " "
                + edge.to()
                + " "
                + edge.strength().word()
                + " "
                + edge.rule();
    }

    @Test
    void versionsComeAndGo() throws IOException {
        assertThat(edges("s3://ver/a", Direction.DOWN))
                .containsExactlyInAnyOrder(
                        "version:s3://ver/a@v2 read-by credential:AKIAB recorded R1/1:4",
                        "version:s3://ver/a@v1 read-by credential:AKIAC recorded R1/1:4",
                        A + " hidden version:s3://ver/a@v2 recorded R1/1:7",
                        A + " deleted marker:s3://ver/a@m1 recorded R1/1:7",
                        A + " undeleted version:s3://ver/a@v2 recorded R1/1:7",
                        "version:s3://ver/a@v2 read-by credential:AKIAD recorded R1/1:4",
                        A + " deleted version:s3://ver/a@v1 recorded R1/1:7");
        assertThat(edges("s3://ver/a", Direction.UP))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://ver/a@v1 recorded R1/1:1",
                        A + " created version:s3://ver/a@v2 recorded R1/1:1");
    }

    @Test
    void aBucketWithoutVersionsHasEpochs() throws IOException {
        assertThat(edges("s3://plain/a", Direction.BOTH))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://plain/a@epoch:1 recorded R1/1:1",
                        "version:s3://plain/a@epoch:1 read-by credential:AKIAB recorded R1/1:4",
                        A + " deleted version:s3://plain/a@epoch:1 recorded R1/1:7",
                        A + " created version:s3://plain/a@epoch:2 recorded R1/1:1",
                        "version:s3://plain/a@epoch:2 read-by credential:AKIAC recorded R1/1:4");
        assertThat(edges("s3://sus/a", Direction.UP))
                .containsExactly(A + " created version:s3://sus/a@null recorded R1/1:1");
    }

    @Test
    void refusedRequestsAndHeadsAreNoEdges() throws IOException {
        assertThat(edges("s3://unread/a", Direction.BOTH))
                .containsExactly(
                        "credential:AKIAZ created version:s3://unread/a@epoch:1 recorded R1/1:1");
    }

    @Test
    void copiesNameTheirSourceAndItsLabelsComeAlong() throws IOException {
        assertThat(edges("s3://dst/c", Direction.UP))
                .contains(
                        "version:s3://src/a b@s1 copied-from version:s3://dst/c@d1 recorded R1/1:2",
                        "version:s3://dst/c@d1 rewritten version:s3://dst/c@d2 recorded R1/1:2");
        assertThat(ask("s3://dst/c", Direction.UP).graph().nodes())
                .filteredOn(node -> node.id().toString().equals("version:s3://dst/c@d2"))
                .singleElement()
                .satisfies(node ->
                        assertThat(node.labels().getFirst().text()).isEqualTo("PHI (recorded)"));
        assertThat(edges("s3://src/a b", Direction.DOWN))
                .contains(
                        "version:s3://src/a b@s1 copied-from version:s3://dst/c@d1 recorded"
                                + " R1/1:2");
    }

    @Test
    void whoSentAPartMadeTheObjectToo() throws IOException {
        assertThat(edges("s3://dst/m", Direction.UP))
                .containsExactlyInAnyOrder(
                        A + " created version:s3://dst/m@m1 recorded R1/1:3",
                        "credential:AKIAB created version:s3://dst/m@m1 recorded R1/1:3",
                        "version:s3://src/a b@s1 copied-from version:s3://dst/m@m1 recorded R1/1:3",
                        A + " created version:s3://src/a b@s1 recorded R1/1:1");
    }

    @Test
    void replicasComeFromTheSameKey() throws IOException {
        String copy = "version:s3://org/x@o1 copied-from version:s3://rep/x@o1 corroborated R10/1";
        assertThat(edges("s3://rep/x", Direction.UP)).contains(copy);
        assertThat(edges("s3://org/x", Direction.DOWN)).contains(copy);
    }

    @Test
    void equalChecksumsAndSizesMeanEqualContent() throws IOException {
        assertThat(edges("s3://two/y", Direction.BOTH))
                .contains(
                        "version:s3://one/x@w1 identical-content version:s3://two/y@w2 inferred"
                                + " R11/1")
                .noneMatch(line -> line.contains("three/z"));
    }

    @Test
    void manyReadsBecomeOneBatch() throws IOException {
        Lineage lineage = ask("s3://many/out", Direction.UP);
        assertThat(lineage.graph().edges())
                .filteredOn(edge -> edge.kind().word().equals("derived-from"))
                .singleElement()
                .satisfies(edge -> {
                    assertThat(edge.from().kind().word()).isEqualTo("batch");
                    assertThat(edge.strength().word()).isEqualTo("possible");
                });
        assertThat(edges("s3://many/3", Direction.DOWN))
                .anyMatch(line -> line.startsWith("key:s3://many/3 part-of batch:"))
                .anyMatch(line ->
                        line.contains(" derived-from version:s3://many/out@b1 possible R3/1"));
    }

    @Test
    void onlyWhatWasReadBeforeTheWriteCounts() throws IOException {
        assertThat(edges("s3://few/out", Direction.UP))
                .contains("key:s3://few/in derived-from version:s3://few/out@f1 inferred R3/1");
        assertThat(edges("s3://few/early", Direction.UP)).noneMatch(line -> line.contains("R3"));
    }

    @Test
    void sweepersAreNoSources() throws IOException {
        assertThat(edges("s3://swept/report", Direction.UP))
                .containsExactly(
                        "credential:AKIASWEEP created version:s3://swept/report@r1 recorded"
                                + " R1/1:1");
    }

    @Test
    void anInvocationBoundsOnlyWhereNoneBeforeItCanStillRun() throws IOException {
        assertThat(edges("s3://quick/out", Direction.UP))
                .contains("key:s3://quick/in2 derived-from version:s3://quick/out@x1 inferred R3/1")
                .noneMatch(line -> line.contains("quick/in1"));
        assertThat(edges("s3://slow/out", Direction.UP))
                .contains(
                        "key:s3://slow/in1 derived-from version:s3://slow/out@x1 possible R3/1",
                        "key:s3://slow/in2 derived-from version:s3://slow/out@x1 possible R3/1");
    }

    @Test
    void logsThatDifferAreAConflict() throws IOException {
        Edge read =
                ask("s3://logs/a", Direction.DOWN).graph().edges().stream()
                        .filter(edge -> edge.kind().word().equals("read-by"))
                        .findFirst()
                        .orElseThrow();
        assertThat(read.strength().word()).isEqualTo("recorded");
        assertThat(read.evidence()).hasSize(2);
        assertThat(read.counter()).hasSize(1);
        assertThat(edges("s3://logs/a", Direction.BOTH))
                .anyMatch(line ->
                        line.startsWith("conflict:")
                                && line.contains(" contradicted key:s3://logs/a"));
    }

    @Test
    void aSignedUrlTellsTheKeyThatSignedIt() throws IOException {
        assertThat(edges("s3://logs/signed", Direction.DOWN))
                .contains(
                        "key:s3://logs/signed read-by credential:AKIASIGNER recorded R1/1:71+R9/1",
                        "key:s3://logs/signed downloaded address:203.0.113.9 recorded"
                                + " R1/1:71+R9/1");
    }

    @Test
    void twoLinesOfOneCopyAreJoined() throws IOException {
        String copy =
                "key:s3://logs/from copied-from version:s3://logs/to@epoch:1 recorded R1/1:71";
        assertThat(edges("s3://logs/to", Direction.UP)).contains(copy);
        assertThat(edges("s3://logs/from", Direction.DOWN)).contains(copy);
    }

    @Test
    void theUseOfAKeyAloneLetsAReadBeInferredIfS3UsedIt() throws IOException {
        assertThat(edges("s3://dark/a", Direction.DOWN))
                .contains("key:s3://dark/a read-by credential:ASIAFAS inferred R4/1");
        assertThat(edges("s3://dark/b", Direction.DOWN)).isEmpty();
    }

    @Test
    void aChangedSourceIdentityContradictsTheChain() throws IOException {
        Edge issued =
                ask("s3://logs/eve", Direction.UP).graph().edges().stream()
                        .filter(edge -> edge.kind().word().equals("issued"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line(issued))
                .isEqualTo("credential:ASIAKIM issued credential:ASIAEVE possible L5/1");
        assertThat(issued.counter()).hasSize(1);
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        new LineageSearch(reader, LineageSearch.Tools.of(reader, cancel), cancel)
                                .answer(
                                        LineageQuestion.of(
                                                Selector.parse("s3://ver/a"), Direction.UP)))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
    }
}
