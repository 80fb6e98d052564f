package org.exhibit.indexer.provenance.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Judged;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.graph.StrengthDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What people decided is replayed from custody, and shown beside what the rules say.
class DecisionsTest {
    private static final Instant OPENED = Instant.parse("2026-03-10T11:00:40Z");
    private static final NodeId SCAN = NodeId.version("phi", "ct@7/scan.tar", "v:1");
    private static final NodeId FILM = NodeId.version("mix", "film.mp4", "epoch:1");
    private static final Edge DERIVED =
            Edge.of(
                    SCAN,
                    FILM,
                    EdgeKind.DERIVED_FROM,
                    Strength.INFERRED,
                    RuleId.of("R5", 1),
                    List.of(
                            new Evidence.OfItem(
                                    Digest.of("one".getBytes(StandardCharsets.UTF_8)),
                                    "one",
                                    OPENED,
                                    List.of())));
    private static final Graph GRAPH =
            new Graph(List.of(Node.of(SCAN), Node.of(FILM)), List.of(DERIVED));

    @TempDir private Path folder;

    private interface Deed {
        void on(CaseFile caseFile) throws IOException;
    }

    private Path custody(Deed deed) throws IOException {
        Path root = CaseFixture.create(folder.resolve("case"));
        try (CaseFile caseFile = CaseFile.open(root, CaseFixture.run())) {
            deed.on(caseFile);
        }
        return root.resolve("custody.jsonl");
    }

    private static Details strength(Strength set, String... cited) {
        return StrengthDecisions.details(
                DERIVED, Strength.INFERRED, set, "the log is there", List.of(cited));
    }

    @Test
    void setsTheStrengthOfAnEdgeAndKeepsTheRulesWord() throws IOException {
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(StrengthDecisions.ENTRY, strength(Strength.POSSIBLE));
                    caseFile.enter(
                            StrengthDecisions.ENTRY, strength(Strength.RECORDED, "e1", "e2"));
                });

        StrengthDecisions decisions =
                StrengthDecisions.of(CustodyLog.entries(custody, Set.of(StrengthDecisions.ENTRY)));
        Graph judged = decisions.on(GRAPH);

        StrengthDecision last =
                new StrengthDecision(
                        SCAN,
                        FILM,
                        EdgeKind.DERIVED_FROM,
                        Strength.RECORDED,
                        "the log is there",
                        List.of("e1", "e2"),
                        "Ada",
                        CaseFixture.NOW);
        assertThat(judged)
                .isEqualTo(
                        new Graph(
                                GRAPH.nodes(),
                                List.of(DERIVED.withStrength(Strength.RECORDED)),
                                List.of(new Judged(last, Strength.INFERRED))));
        assertThat(judged.judged(judged.edges().getFirst()).orElseThrow().text())
                .isEqualTo(
                        "set by examiner Ada at 2026-11-20T09:00:00Z, the rules say inferred: the"
                                + " log is there, on the strength of e1, e2");
        assertThat(decisions.history(DERIVED))
                .extracting(StrengthDecision::strength)
                .containsExactly(Strength.POSSIBLE, Strength.RECORDED);
        assertThat(decisions.strength(DERIVED)).isEqualTo(Strength.RECORDED);
    }

    @Test
    void givesTheRulesTheirSayAgain() throws IOException {
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(StrengthDecisions.ENTRY, strength(Strength.POSSIBLE));
                    caseFile.enter(
                            StrengthDecisions.ENTRY,
                            StrengthDecisions.details(
                                    DERIVED, Strength.INFERRED, null, "I was wrong", List.of()));
                });

        StrengthDecisions decisions = StrengthDecisions.of(CustodyLog.entries(custody));

        assertThat(decisions.on(GRAPH)).isEqualTo(GRAPH);
        assertThat(decisions.all()).hasSize(2);
    }

    @Test
    void raisesNothingWithoutARecordAndSetsNothingWithoutAReason() {
        assertThatThrownBy(() -> strength(Strength.RECORDED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("raise inferred to recorded takes a record");
        assertThat(strength(Strength.INFERRED)).isNotNull();
        assertThatThrownBy(() ->
                        StrengthDecisions.details(
                                DERIVED, Strength.INFERRED, Strength.POSSIBLE, " ", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reason");
    }

    @Test
    void readsOnlyTheEntriesAskedForAlsoWhereOthersSpeakOfThem() throws IOException {
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(
                            "changed",
                            Details.of("what", "\"kind\":\"" + StrengthDecisions.ENTRY + '"'));
                    caseFile.enter(StrengthDecisions.ENTRY, strength(Strength.POSSIBLE));
                });

        List<CustodyEntry> all = CustodyLog.entries(custody);
        assertThat(CustodyLog.entries(custody, Set.of(StrengthDecisions.ENTRY)))
                .isEqualTo(
                        all.stream()
                                .filter(entry -> entry.kind().equals(StrengthDecisions.ENTRY))
                                .toList())
                .hasSize(1);
        assertThat(CustodyLog.entries(folder.resolve("none"), Set.of("changed"))).isEmpty();
    }

    @Test
    void passesOverWhatItCannotRead() throws IOException {
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(
                            StrengthDecisions.ENTRY,
                            Details.of("from", "galaxy:1").with("strength", "certain"));
                    caseFile.enter(BoundsDecisions.ENTRY, Details.of("opened", "yesterday"));
                    caseFile.enter(KeptFigures.ENTRY, Details.of("figure", "timeline"));
                    caseFile.enter(
                            KeptFigures.ENTRY,
                            KeptFigures.lineage("s3://mix/film.mp4", "both", "possible", ""));
                });
        List<CustodyEntry> entries = CustodyLog.entries(custody);

        assertThat(StrengthDecisions.of(entries).all()).isEmpty();
        assertThat(BoundsDecisions.of(entries).all()).isEmpty();
        // The number of one that cannot be read is not given again.
        assertThat(KeptFigures.of(entries).all()).extracting(KeptFigure::number).containsExactly(2);
    }

    @Test
    void setsTheBoundsOfOneWindowUntilTheRecordsHaveTheirSayAgain() throws IOException {
        Instant later = OPENED.plusSeconds(600);
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(BoundsDecisions.ENTRY, bounds(later, null));
                    caseFile.enter(BoundsDecisions.ENTRY, bounds(OPENED, later));
                });
        BoundsDecisions decisions = BoundsDecisions.of(CustodyLog.entries(custody));

        assertThat(decisions.on("arn", "ANON", OPENED))
                .contains(
                        new BoundsDecision(
                                "arn",
                                "ANON",
                                OPENED,
                                OPENED,
                                later,
                                "a cache",
                                "Ada",
                                CaseFixture.NOW));
        assertThat(decisions.on("arn", "ANON", later)).isEmpty();
        assertThat(decisions.history("arn", "ANON", OPENED))
                .extracting(BoundsDecision::to)
                .containsExactly(null, later);
        assertThat(decisions.all().getLast().text(null))
                .isEqualTo(
                        "bounds set by examiner Ada at 2026-11-20T09:00:00Z, the records say"
                                + " 2026-03-10T11:00:40Z to the end of the evidence: a cache");
        try (CaseFile caseFile =
                CaseFile.open(
                        java.util.Objects.requireNonNull(custody.getParent()), CaseFixture.run())) {
            caseFile.enter(BoundsDecisions.ENTRY, bounds(null, null));
        }
        assertThat(BoundsDecisions.of(CustodyLog.entries(custody)).on("arn", "ANON", OPENED))
                .isEmpty();
    }

    private static Details bounds(
            @org.jspecify.annotations.Nullable Instant from,
            @org.jspecify.annotations.Nullable Instant to) {
        return BoundsDecisions.details("arn", "ANON", OPENED, null, from, to, "a cache");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> bounds(OPENED, OPENED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ends after it begins");
    }

    @Test
    void keepsFiguresByNumbersThatAreNeverGivenAgain() throws IOException {
        Path custody =
                custody(caseFile -> {
                    caseFile.enter(
                            KeptFigures.ENTRY,
                            KeptFigures.timeline(
                                    "s3://mix/film.mp4", OPENED, OPENED.plusSeconds(9), "open"));
                    caseFile.enter(KeptFigures.REMOVED, KeptFigures.removal(1, "not needed"));
                    caseFile.enter(
                            KeptFigures.ENTRY,
                            KeptFigures.lineage("s3://mix/film.mp4", "up", "recorded", ""));
                });

        assertThat(KeptFigures.of(CustodyLog.entries(custody, KeptFigures.KINDS)).all())
                .containsExactly(
                        new KeptFigure(
                                2,
                                KeptFigure.Kind.LINEAGE,
                                "s3://mix/film.mp4",
                                null,
                                null,
                                "up",
                                "recorded",
                                "",
                                "Ada",
                                CaseFixture.NOW));
    }
}
