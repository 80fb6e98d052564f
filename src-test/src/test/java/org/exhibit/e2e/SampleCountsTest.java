package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;

/// Public logs, counted elsewhere: an import must find the same.
class SampleCountsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "sans504_slice_2021-07-30T05, cloudtrail, 337 = 271 + 66 + 0",
        "sans504_slice_2021-07-30T05/derived_s3access, s3-access, 201 = 201 + 0 + 0",
        "invictus_ir, cloudtrail, 954 = 954 + 0 + 0",
        "stratus_red_team, cloudtrail, 210 = 210 + 0 + 0",
        "panther_compromised_root, cloudtrail, 16 = 16 + 0 + 0",
        "panther_compromised_root, s3-access, 3 = 3 + 0 + 0",
        "panther_compromised_root, vpc-flow, 6 = 6 + 0 + 0",
        "s3access/kdgm_real_lines.log, s3-access, 30 = 30 + 0 + 0",
        "loki_lambda_promtail, vpc-flow, 3 = 3 + 0 + 0",
        "loki_lambda_promtail, cloudtrail, 2 = 2 + 0 + 0",
    })
    void findsWhatIsThere(String sample, String source, String counts) throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        assertThat(imported.acquire(SampleLogs.at(sample)).status()).isZero();
        JsonNode status = imported.status();
        assertThat(TestCase.counts(status.path("bySource").path(source))).isEqualTo(counts);
        assertThat(CommandRun.of("verify", imported.folder()).status()).isZero();
    }

    @Test
    void keepsRecordsThatShareAnIdAndSayDifferentThings() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        imported.acquire(SampleLogs.at("panther_compromised_root"));
        JsonNode status = imported.status();
        assertThat(status.path("duplicates").asLong()).isZero();
        assertThat(status.path("conflicts").asLong()).isEqualTo(1);
    }

    @Test
    void neverCrashesOnAForeignExport() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        CommandRun run = imported.acquire(SampleLogs.at("otrf"));
        assertThat(run.status()).isZero();
        JsonNode status = imported.status();
        assertThat(status.path("unknownFiles").asLong() + status.path("events").asLong())
                .isPositive();
    }
}
