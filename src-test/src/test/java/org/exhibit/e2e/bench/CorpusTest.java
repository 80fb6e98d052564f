package org.exhibit.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.e2e.bench.LogGenerator.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Holds the benchmarks to what their tables claim about them.
class CorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theSameFileIsMadeEachTimeAndUnderANameOfItsOwn(Kind kind) {
        Corpus corpus = kind.corpus(12_000);
        Set<String> names = new HashSet<>();
        for (int file = 0; file < corpus.files(); file++) {
            assertThat(names.add(corpus.name(file))).isTrue();
        }
        assertThat(kind.corpus(12_000).content(1)).isEqualTo(corpus.content(1));
        assertThat(corpus.content(0)).isNotEqualTo(corpus.content(1));
    }

    @Test
    void cloudTrailRecordsAreAsLongAsRealOnesAndRepeatOnceAFile() throws IOException {
        CloudTrailCorpus corpus = new CloudTrailCorpus(3_000);
        List<String> ids = new ArrayList<>();
        long bytes = 0;
        for (int file = 0; file < corpus.files(); file++) {
            byte[] text =
                    new GZIPInputStream(new ByteArrayInputStream(corpus.content(file)))
                            .readAllBytes();
            bytes += text.length;
            for (JsonNode record : JSON.readTree(text).get("Records")) {
                ids.add(record.get("eventID").asText());
            }
        }
        assertThat(ids).hasSize(3_000);
        assertThat(new HashSet<>(ids)).hasSize(3_000 - corpus.repeats());
        assertThat(bytes / 3_000).isBetween(1_700L, 1_900L);
    }

    @Test
    void tinyFilesAreAboutTwoKilobytes() {
        assertThat(Kind.TINY.corpus(400).content(17).length).isBetween(1_800, 2_400);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void thePeerLoadsEveryRecord(Kind kind, @TempDir Path folder) throws IOException, SQLException {
        LogGenerator.write(kind.corpus(3_000), folder.resolve("corpus"));
        Path database = folder.resolve("peer.duckdb");
        assertThat(DuckDbLoad.load(kind, folder.resolve("corpus"), database).rows())
                .isEqualTo(3_000);
    }

    @Test
    void percentilesAreValuesThatWereMeasured() {
        long[] values = {9, 1, 5, 3, 7};
        assertThat(Medians.median(values)).isEqualTo(5);
        assertThat(Medians.percentile(values, 95)).isEqualTo(9);
        assertThat(Medians.percentile(values, 20)).isEqualTo(1);
    }
}
