package org.exhibit.indexer.provenance.biography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.coverage.CaseCoverage;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.DigestEvidence;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.taken.WindowUse;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// The lives of the ground-truth investigations, line by line.
class BiographyTest {
    private static final String OFF = "00:00-08:36 gap recorded NOT_COLLECTED []";
    private static final String FIRST_HOUR = "08:36-09:41 gap recorded PARTIAL [A01, A02]";

    private static ScenarioCase a;
    private static ScenarioCase b;
    private static ScenarioCase c;

    @TempDir private Path folder;

    @BeforeAll
    static void open(@TempDir Path shared) throws IOException {
        a = ScenarioCase.open(Scenario.a(), shared.resolve("a"));
        b = ScenarioCase.open(Scenario.b(), shared.resolve("b"));
        c = ScenarioCase.open(Scenario.c(), shared.resolve("c"));
    }

    @AfterAll
    static void close() throws IOException {
        a.close();
        b.close();
        c.close();
    }

    @Test
    void tellsWhoDownloadedTheFilms() throws IOException, QueryException {
        Life first = Lives.of(a.reader(), "s3://mix/synthetic/avatar-001.mp4");
        assertThat(Lives.lines(a, first))
                .containsExactly(
                        OFF,
                        FIRST_HOUR,
                        "10:31 created epoch:1 smx/SageMaker 10.2.214.61 48000000 success"
                                + " recorded BEST_EFFORT [L4]",
                        "11:00:40-11:40 exposed ANON 58000000 closed corroborated"
                                + " [A15, A16, A17, L7, L8]",
                        "11:05:11 downloaded epoch:1 anonymous 203.0.113.50 48000000 success"
                                + " recorded BEST_EFFORT [L7]",
                        "11:06 downloaded epoch:1 anonymous 203.0.113.77 10000000 success"
                                + " recorded BEST_EFFORT [L8]",
                        "11:52 attempted epoch:1 anonymous 203.0.113.50 denied recorded"
                                + " BEST_EFFORT [L12]");
        assertThat(Lives.takings(a, first))
                .containsExactly(
                        "epoch:1 anonymous 203.0.113.50 completely 48000000 [L12, L7]",
                        "epoch:1 anonymous 203.0.113.77 partly 10000000 [L8]");
        assertThat(first.windows())
                .extracting(WindowUse::sentence)
                .containsExactly(
                        "Used: at least 58,000,000 bytes of content were sent through it to 2"
                                + " addresses.");
        Life second = Lives.of(a.reader(), "s3://mix/synthetic/avatar-002.mp4");
        assertThat(Lives.lines(a, second))
                .containsExactly(
                        OFF,
                        FIRST_HOUR,
                        "10:31:20 created epoch:1 smx/SageMaker 10.2.214.61 52000000 success"
                                + " recorded BEST_EFFORT [L5]",
                        "11:00:40-11:40 exposed ANON closed corroborated [A15, A16, A17, L10]",
                        "11:20 inspected epoch:1 anonymous 203.0.113.50 success recorded"
                                + " BEST_EFFORT [L10]",
                        "11:30 downloaded epoch:1 ml/dana 198.51.100.9 52000000 success"
                                + " recorded BEST_EFFORT [L11]",
                        "12:10 deleted epoch:1 ml/dana 192.0.2.45 success recorded BEST_EFFORT"
                                + " [L13]");
        assertThat(Lives.takings(a, second))
                .containsExactly(
                        "epoch:1 ml/dana 198.51.100.9 completely 52000000 [L11]",
                        "epoch:1 anonymous 203.0.113.50 listed only 0 [L10]");
        assertThat(Lives.takings(a, Lives.of(a.reader(), "s3://mix/prod/claims.parquet")))
                .containsExactly("epoch:1 anonymous 203.0.113.77 attempted 0 [L9]");
        Life nothing = Lives.of(a.reader(), "s3://phi/ct/none");
        assertThat(Lives.lines(a, nothing))
                .containsExactly(
                        "00:00-08:35 gap recorded NOT_COLLECTED []",
                        "08:35-08:45 gap recorded PARTIAL [A01]");
        assertThat(nothing.absence())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("No read of s3://phi/ct/none is recorded from 2026-03-10T08:45:00Z");
    }

    @Test
    void tellsWhatLeftTheHospitalAndWhatMayHave() throws IOException, QueryException {
        List<String> gaps =
                List.of(
                        "01:25-01:35 gap recorded PARTIAL [B17]",
                        "01:35-02:05 gap recorded NOT_COLLECTED [B17]",
                        "02:05-02:15 gap recorded PARTIAL [B19]");
        Life first = Lives.of(b.reader(), "s3://rec/exp/pat-1.csv");
        assertThat(Lives.lines(b, first))
                .containsExactly(
                        "01:05 downloaded ? bg1/kim 198.51.100.23 700000000 success"
                                + " corroborated PRESUMED [B06, B07]",
                        gaps.get(0),
                        gaps.get(1),
                        gaps.get(2));
        assertThat(first.takings())
                .extracting(taking -> taking.sentence())
                .containsExactly(
                        "Unknown because no record tells the object's size; at least 700,000,000"
                                + " bytes were sent.");
        assertThat(Lives.lines(b, Lives.of(b.reader(), "s3://rec/exp/pat-2.csv")))
                .containsExactly(
                        gaps.get(0),
                        "01:28 read-by ? app/i-0abc2d4e6f8091a3b 10.0.1.20 1200000000 success"
                                + " corroborated PARTIAL [B15, B16, N1]",
                        "01:32-01:36 relay ? eni-0a9c3e5b7d1f24680 203.0.113.99 1310000000"
                                + " success possible [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]",
                        gaps.get(1),
                        gaps.get(2));
        assertThat(Lives.lines(b, Lives.of(b.reader(), "s3://rec/exp/pat-3.csv")))
                .contains(
                        "02:30 downloaded ? bg2/kim 198.51.100.23 300000000 success recorded"
                                + " PRESUMED [B23]");
        assertThat(Lives.lines(b, Lives.of(b.reader(), "ip:203.0.113.99")))
                .filteredOn(line -> !line.contains("connected"))
                .containsExactly(
                        "01:32-01:36 relay ? eni-0a9c3e5b7d1f24680 203.0.113.99 1310000000"
                                + " success possible [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]",
                        "01:40-01:41 read-by eni-0a9c3e5b7d1f24680 800000000 success possible"
                                + " [N3]",
                        "01:42-01:46 relay eni-0a9c3e5b7d1f24680 203.0.113.99 850000000 success"
                                + " possible [N3, N4.1, N4.2, N4.3, N4.4]");
        assertThat(
                        Lives.lines(
                                b,
                                Lives.of(
                                        b.reader(),
                                        "arn:aws:rds:us-east-1:111111111111:snapshot:ehr-tmp")))
                .containsExactly(
                        "01:10 copied-from bg1/kim 198.51.100.23 success recorded PRESUMED"
                                + " [B08]",
                        "01:20-02:12 exposed ACCOUNT(999999999999) closed recorded [B10, B20]",
                        "01:20 shared bg1/kim 198.51.100.23 success recorded PRESUMED [B10]",
                        gaps.get(0),
                        gaps.get(1),
                        gaps.get(2),
                        "02:12 deleted bg2/kim 198.51.100.23 success recorded PARTIAL [B20]");
    }

    @Test
    void infersThePassingOnWhereTheFlowLogIsWhole() throws IOException, QueryException {
        try (ScenarioCase b = ScenarioCase.open(Scenario.b().without("N0"), folder)) {
            assertThat(Lives.lines(b, Lives.of(b.reader(), "s3://rec/exp/pat-2.csv")))
                    .contains(
                            "01:32-01:36 relay ? eni-0a9c3e5b7d1f24680 203.0.113.99 1310000000"
                                    + " success inferred [B15, B16, N1, N2.1, N2.2, N2.3, N2.4]");
        }
    }

    @Test
    void tellsDestroyedFromHidden() throws IOException, QueryException {
        assertThat(shapes(c, "s3://cat/products/s1.jpg"))
                .containsExactly("created C05", "config-changed C21", "deleted C22");
        assertThat(shapes(c, "s3://cat/products/s2.jpg"))
                .containsExactly("created C14", "hidden C23");
        assertThat(shapes(c, "s3://cat/incoming/s1.jpg"))
                .containsExactly("created C02", "read-by C04", "hidden C24,L1");
        assertThat(shapes(c, "s3://cat/products/s3.jpg"))
                .containsExactly("created C20", "attempted C26");
    }

    @Test
    void tellsOneCallOfEveryObjectItDeleted() throws IOException, QueryException {
        assertThat(shapes(c, "s3://cat"))
                .filteredOn(
                        line -> line.contains("C24") || line.contains("L1") || line.contains("L2"))
                .containsExactlyInAnyOrder("hidden C24,L1", "hidden C24,L2");
    }

    private static List<String> shapes(ScenarioCase of, String selector)
            throws IOException, QueryException {
        return Lives.of(of.reader(), selector).lines().stream()
                .map(line ->
                        line.edge()
                                + ' '
                                + String.join(
                                        ",",
                                        line.evidenceIds().stream()
                                                .map(of::name)
                                                .sorted()
                                                .toList()))
                .toList();
    }

    @Test
    void isTheSameHoweverTheEvidenceCame() throws IOException, QueryException {
        List<List<String>> lives = new ArrayList<>();
        for (Scenario each : List.of(Scenario.a().shuffled(7).duplicated(), Scenario.a().split())) {
            try (ScenarioCase of = ScenarioCase.open(each, folder.resolve("case" + lives.size()))) {
                lives.add(Lives.lines(of, Lives.of(of.reader(), "s3://mix")));
            }
        }
        List<String> once = Lives.lines(a, Lives.of(a.reader(), "s3://mix"));
        assertThat(lives).containsExactly(once, once);
    }

    @Test
    void weakensWithoutTheRecordThatProvesUse() throws IOException, QueryException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().without("L7", "L8", "L10"), folder)) {
            Life life = Lives.of(a.reader(), "s3://mix/synthetic/avatar-001.mp4");
            assertThat(Lives.lines(a, life))
                    .contains("11:00:40-11:40 exposed ANON closed possible [A15, A16, A17]");
            assertThat(life.lines())
                    .filteredOn(LifeLine::isExposure)
                    .extracting(LifeLine::note)
                    .first()
                    .asString()
                    .contains(
                            "No use of it is recorded.; No read of s3://mix/synthetic/avatar-001");
        }
    }

    @Test
    void stopsWhenCancelled() throws IOException, QueryException {
        CancelToken cancel = new CancelToken();
        ProgressBoard board = new ProgressBoard();
        Coverage coverage = CaseCoverage.of(c.reader(), DigestEvidence.NONE, board, cancel);
        Biography biography = new Biography(c.reader(), coverage, board, cancel);
        cancel.cancel();
        assertThatThrownBy(() ->
                        biography.of(Selector.parse("s3://cat/products/s1.jpg"), TimeRange.ALL))
                .isInstanceOf(CancellationException.class);
    }
}
