package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

/// A function tampered with: what flowed, what influenced, what was destroyed and what only hidden.
class ScenarioCLineageTest {
    private static final String ARTEFACT = "version:s3://build/norm-1.5.zip@epoch:1";
    private static final String LAYER = "layer:999999999999:us-east-1:helper:3";
    private static final String FACE = "key:s3://synth-src/face-77.png";

    @TempDir static Path folder;
    private static ScenarioCase scenario;

    @BeforeAll
    static void open() throws IOException {
        scenario = ScenarioCase.open(Scenario.c(), folder);
    }

    @AfterAll
    static void close() throws IOException {
        scenario.close();
    }

    private static String version(String place) {
        return "version:s3://" + place + "@v";
    }

    @Test
    void oneThingReadIsInferredAndGoodCodeInfluencesNothing() throws IOException {
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://cat/products/s1.jpg", Direction.UP)))
                .containsExactly(
                        version("cat/incoming/s1.jpg")
                                + " derived-from "
                                + version("cat/products/s1.jpg")
                                + " inferred R3/1 [C04, C05]");
    }

    @Test
    void theSizeOfExactlyOneDecides() throws IOException {
        String made = version("cat/products/s2.jpg");
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://cat/products/s2.jpg", Direction.UP)))
                .containsExactlyInAnyOrder(
                        FACE + " derived-from " + made + " inferred R3/1 [C13, C14]",
                        version("cat/incoming/s2.jpg")
                                + " derived-from "
                                + made
                                + " possible R3/1 [C12, C14]",
                        ARTEFACT + " influenced-by " + made + " inferred R12/1 [C08, C14]",
                        LAYER + " influenced-by " + made + " inferred R12/1 [C09, C14]");
    }

    @Test
    void whereNoSizeFitsBothArePossible() throws IOException {
        String made = version("bio/templates/emp-1042.tpl");
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(
                                        scenario, "s3://bio/templates/emp-1042.tpl", Direction.UP)))
                .containsExactlyInAnyOrder(
                        FACE + " derived-from " + made + " possible R3/1 [C13, C15]",
                        version("cat/incoming/s2.jpg")
                                + " derived-from "
                                + made
                                + " possible R3/1 [C12, C15]",
                        ARTEFACT + " influenced-by " + made + " inferred R12/1 [C08, C15]",
                        LAYER + " influenced-by " + made + " inferred R12/1 [C09, C15]");
    }

    @Test
    void whatWasReadHalfAnHourBeforeIsNoSource() throws IOException {
        String made = version("cat/products/s3.jpg");
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://cat/products/s3.jpg", Direction.UP)))
                .containsExactlyInAnyOrder(
                        version("cat/incoming/s3.jpg")
                                + " derived-from "
                                + made
                                + " inferred R3/1 [C19, C20]",
                        ARTEFACT + " influenced-by " + made + " inferred R12/1 [C08, C20]",
                        LAYER + " influenced-by " + made + " inferred R12/1 [C09, C20]");
    }

    @Test
    void theArtefactTaintsWhatWasMadeWhileItWasInForce() throws IOException {
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://build/norm-1.5.zip", Direction.DOWN)))
                .containsExactlyInAnyOrder(
                        ARTEFACT
                                + " code-changed function:444444444444:us-east-1:norm"
                                + " recorded R1/1:60 [C08]",
                        ARTEFACT
                                + " influenced-by "
                                + version("cat/products/s2.jpg")
                                + " inferred R12/1 [C08, C14]",
                        ARTEFACT
                                + " influenced-by "
                                + version("bio/templates/emp-1042.tpl")
                                + " inferred R12/1 [C08, C15]",
                        ARTEFACT
                                + " influenced-by "
                                + version("cat/products/s3.jpg")
                                + " inferred R12/1 [C08, C20]");
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://build/norm-1.4.zip", Direction.DOWN)))
                .containsExactly(
                        "key:s3://build/norm-1.4.zip code-changed"
                                + " function:444444444444:us-east-1:norm recorded R1/1:60"
                                + " [C01, C32]");
    }

    @Test
    void bothEndsTellTheSameEdges() throws IOException {
        assertThat(
                        Told.flows(
                                scenario,
                                Told.ask(scenario, "s3://synth-src/face-77.png", Direction.DOWN)))
                .containsExactlyInAnyOrder(
                        FACE
                                + " derived-from "
                                + version("cat/products/s2.jpg")
                                + " inferred R3/1 [C13, C14]",
                        FACE
                                + " derived-from "
                                + version("bio/templates/emp-1042.tpl")
                                + " possible R3/1 [C13, C15]");
    }

    @Test
    void destroyedIsNotHidden() throws IOException {
        assertThat(acts("s3://cat/products/s1.jpg"))
                .anyMatch(line -> line.contains(" deleted version:") && line.endsWith("[C22]"))
                .noneMatch(line -> line.contains(" hidden "));
        assertThat(acts("s3://cat/products/s2.jpg"))
                .anyMatch(line -> line.contains(" hidden version:") && line.endsWith("[C23]"))
                .noneMatch(line -> line.contains(" deleted "));
        assertThat(acts("s3://cat/incoming/s1.jpg"))
                .anyMatch(line ->
                        line.endsWith(
                                " hidden "
                                        + version("cat/incoming/s1.jpg")
                                        + " corroborated R5/1 [C24, L1]"));
        assertThat(acts("s3://cat/products/s3.jpg")).noneMatch(line -> line.contains("C26"));
    }

    @Test
    void theUseOfABucketsKeyTellsOfTheBucketAlone() throws IOException {
        assertThat(acts("s3://cat"))
                .anyMatch(line ->
                        line.endsWith(" key-used bucket:s3://cat corroborated R4/1 [C14, C16]"));
        for (String object :
                java.util.List.of("s3://cat/products/s2.jpg", "s3://cat/incoming/s2.jpg")) {
            assertThat(Told.all(scenario, Told.ask(scenario, object, Direction.BOTH)))
                    .noneMatch(line -> line.contains("C16"));
        }
    }

    @Test
    void aloneItIsPossible(@TempDir Path other) throws IOException {
        try (ScenarioCase without = ScenarioCase.open(Scenario.c().without("C14"), other)) {
            assertThat(
                            Told.of(
                                    without,
                                    Told.ask(without, "s3://cat", Direction.DOWN),
                                    EdgeKind.Role.ACT))
                    .anyMatch(
                            line -> line.endsWith(" key-used bucket:s3://cat possible R4/1 [C16]"));
        }
    }

    private static java.util.List<String> acts(String selector) throws IOException {
        return Told.of(scenario, Told.ask(scenario, selector, Direction.DOWN), EdgeKind.Role.ACT);
    }
}
