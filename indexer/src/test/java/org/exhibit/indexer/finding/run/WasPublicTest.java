package org.exhibit.indexer.finding.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.lineage.Story;
import org.exhibit.indexer.scenario.Scenario;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Whether a public policy was in force: by the windows it opened, and where those are not certain
/// by use.
class WasPublicTest {
    private static final Instant SET = Instant.parse("2026-03-10T11:00:40Z");

    @TempDir private Path folder;

    private static Optional<Boolean> wasPublic(CaseReader reader, String bucket, Instant at)
            throws IOException {
        return new CaseEnvironment(
                        reader, FindingSettings.DEFAULT, new ProgressBoard(), new CancelToken())
                .wasPublic(bucket, at);
    }

    @Test
    void useProvesIt() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a(), folder)) {
            assertThat(wasPublic(a.reader(), "mix", SET)).contains(true);
        }
    }

    @Test
    void withoutUseItIsNotKnownWhileTheAccountsBlockIsNot() throws IOException {
        Scenario unused = Scenario.a().without("L7", "L8", "L10");
        try (ScenarioCase a = ScenarioCase.open(unused, folder)) {
            assertThat(wasPublic(a.reader(), "mix", SET)).isEmpty();
        }
    }

    @Test
    void aBlockThatStoodSaysNo() throws IOException {
        try (ScenarioCase a = ScenarioCase.open(Scenario.a().without("A15"), folder)) {
            assertThat(wasPublic(a.reader(), "mix", SET)).contains(false);
        }
    }

    @Test
    void withoutAnyBlockItWasWhetherUsedOrNot() throws IOException {
        String policy =
                "'bucketPolicy':{'Statement':[{'Effect':'Allow','Principal':'*','Action':"
                        + "'s3:GetObject','Resource':'arn:aws:s3:::%s/*'}]}";
        Story story = new Story();
        story.call("01:00:00", "AKIAA", "s3", "DeleteAccountPublicAccessBlock", "{}", "null")
                .call(
                        "01:01:00",
                        "AKIAA",
                        "s3",
                        "DeleteBucketPublicAccessBlock",
                        "{'bucketName':'open'}",
                        "null")
                .call(
                        "01:02:00",
                        "AKIAA",
                        "s3",
                        "PutBucketPolicy",
                        "{'bucketName':'open',"
                                + String.format(java.util.Locale.ROOT, policy, "open")
                                + "}",
                        "null");
        try (CaseReader reader = ScenarioCase.reader(story.acquire(folder))) {
            Instant set = Instant.parse("2026-03-10T01:02:00Z");
            assertThat(wasPublic(reader, "open", set)).contains(true);
            assertThat(wasPublic(reader, "open", set.plusSeconds(1))).contains(false);
        }
    }
}
