package org.exhibit.app.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.provenance.biography.LifeLine;
import org.exhibit.indexer.provenance.graph.Strength;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// From when to when a version was what its key gave.
class VersionLifeTest {
    private static final String OBJECT = "s3://mix/film.mp4";

    private static Instant at(int minute) {
        return Instant.parse("2026-03-10T10:00:00Z").plusSeconds(60L * minute);
    }

    private static LifeLine line(int minute, String edge, String version, String outcome) {
        return new LifeLine(
                at(minute),
                null,
                edge,
                Strength.RECORDED,
                OBJECT,
                version,
                "",
                "",
                null,
                outcome,
                "R1/1",
                "",
                List.of(),
                List.of());
    }

    @Test
    void lastsUntilTheNextIsWrittenAndStaysReadableById() {
        Map<String, VersionLife> lives =
                VersionLife.of(
                        List.of(
                                line(0, "created", "v1", "success"),
                                line(5, "created", "v2", "denied"),
                                line(10, "created", "v2", "success"),
                                line(20, "hidden", "v3", "success"),
                                line(30, "deleted", "v1", "success")));

        assertThat(lives)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                OBJECT + "@v1",
                                new VersionLife("v1", at(0), at(10), at(30), false),
                                OBJECT + "@v2",
                                new VersionLife("v2", at(10), at(20), null, true)));
    }

    @Test
    void isGoneOnceOverwrittenWhereThereAreNoVersions() {
        Map<String, VersionLife> lives =
                VersionLife.of(
                        List.of(
                                line(0, "created", "epoch:1", "success"),
                                line(10, "created", "epoch:2", "success")));

        assertThat(lives.get(OBJECT + "@epoch:1"))
                .isEqualTo(new VersionLife("epoch:1", at(0), at(10), null, false));
        assertThat(lives.get(OBJECT + "@epoch:2"))
                .isEqualTo(new VersionLife("epoch:2", at(10), null, null, false));
    }

    @Test
    void claimsNothingOfAVersionWhoseWritingNoRecordTells() {
        assertThat(VersionLife.of(List.of(line(0, "downloaded", "v1", "success")))).isEmpty();
    }
}
