package org.exhibit.indexer.provenance.biography;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFixture;
import org.exhibit.indexer.provenance.decision.BoundsDecisions;
import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.taken.WindowUse;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;

/// Lives of a case in which a person set other bounds than the records give.
class JudgedLifeTest {
    private static final String FILM = "s3://mix/synthetic/avatar-001.mp4";

    @TempDir private Path folder;

    @Test
    void showsTheBoundsThatAPersonSetAndCountsByThem() throws Exception {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            ExposureWindow before = Lives.of(a.reader(), FILM).windows().getFirst().window();
            Instant end = Instant.parse("2026-03-10T11:05:30Z");
            try (CaseFile caseFile = CaseFile.open(folder.resolve("case"), CaseFixture.run())) {
                caseFile.enter(
                        BoundsDecisions.ENTRY,
                        BoundsDecisions.details(
                                before.resource(),
                                before.audience().text(),
                                before.from(),
                                before.to(),
                                before.from(),
                                end,
                                "shut by hand"));
            }

            WindowUse after = Lives.of(a.reader(), FILM).windows().getFirst();

            assertThat(after.window().to()).isEqualTo(end);
            assertThat(after.window().closedAt()).isEqualTo(before.to());
            // Of two downloads through it only the first lies within.
            assertThat(after.addresses()).containsExactly("203.0.113.50");
            assertThat(
                            Lives.of(a.reader(), FILM).lines().stream()
                                    .filter(line -> line.isExposure())
                                    .findFirst()
                                    .orElseThrow()
                                    .note())
                    .contains(
                            "bounds set by examiner Ada at 2026-11-20T09:00:00Z, the records say"
                                    + " 2026-03-10T11:00:40Z to 2026-03-10T11:40:00Z: shut by"
                                    + " hand");
        }
    }
}
