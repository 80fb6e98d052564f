package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the status bar says of a task; it must not promise an end it cannot know.
class RunningTaskTest {
    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private final RunningTask task =
            new RunningTask("Import", new ProgressBoard(), new CancelToken(), START);

    @Test
    void knowsNoFractionBeforeTheTotalIsKnown() {
        assertThat(task.view(START.plusSeconds(5)))
                .isEqualTo(
                        new RunningTask.View(
                                "Import", "Looking for files", OptionalDouble.empty(), "", false));
    }

    @Test
    void tellsStageCountsAndTimeLeft() {
        task.board()
                .post(
                        new Progress(
                                Progress.Stage.INDEXING,
                                "AWSLogs/a.json.gz",
                                12,
                                OptionalLong.of(40),
                                500,
                                OptionalLong.of(2_000),
                                1_200,
                                3));

        assertThat(task.view(START.plusSeconds(10)))
                .isEqualTo(
                        new RunningTask.View(
                                "Import",
                                "Reading a.json.gz",
                                OptionalDouble.of(0.25),
                                "500 B of 2.00 kB · 1,200 records · 30 s left",
                                false));
    }

    @Test
    void countsFilesWhereBytesAreNotKnown() {
        task.board()
                .post(
                        new Progress(
                                Progress.Stage.VERIFYING,
                                "",
                                10,
                                OptionalLong.of(40),
                                0,
                                OptionalLong.empty(),
                                0,
                                0));

        assertThat(task.view(START.plusMillis(200)))
                .isEqualTo(
                        new RunningTask.View(
                                "Import",
                                "Verifying",
                                OptionalDouble.of(0.25),
                                "10 of 40 files",
                                false));
    }

    @Test
    void saysThatItIsStopping() {
        task.cancel().cancel();

        assertThat(task.view(START).cancelling()).isTrue();
    }
}
