package org.exhibit.app.cli;

import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Shows a job's progress on standard error while it is open: one line written over and over on a
/// terminal, a line now and then elsewhere.
final class ProgressLine implements AutoCloseable {
    private static final long TERMINAL_MILLIS = 100;
    private static final long ELSEWHERE_MILLIS = 10_000;

    private final Console console;
    private final boolean rewrites;
    private final ProgressBoard board = new ProgressBoard();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread watcher;

    ProgressLine(Console console) {
        this.console = console;
        this.rewrites = console.progressRewrites();
        watcher = Thread.ofPlatform().daemon().name("progress").start(this::watch);
    }

    /// Where the job posts.
    ProgressBoard board() {
        return board;
    }

    private void watch() {
        long pause = rewrites ? TERMINAL_MILLIS : ELSEWHERE_MILLIS;
        String shown = "";
        Pace pace = new Pace();
        try {
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                Progress latest = board.latest();
                String text = text(latest, pace.of(latest, System.nanoTime()));
                if (!text.equals(shown)) {
                    show(text);
                    shown = text;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (rewrites && !shown.isEmpty()) {
            console.err().print("\r\u001b[K");
            console.err().flush();
        }
    }

    private void show(String text) {
        if (rewrites) {
            console.err()
                    .print("\r\u001b[K" + CellText.fit(text, Math.max(20, console.width() - 1)));
            console.err().flush();
        } else {
            console.say(text);
        }
    }

    static String text(Progress progress, String pace) {
        StringBuilder out = new StringBuilder(stage(progress.stage()));
        if (progress.filesDone() > 0 || progress.filesTotal().isPresent()) {
            out.append("  ").append(Searched.grouped(progress.filesDone()));
            progress.filesTotal()
                    .ifPresent(total -> out.append(" of ").append(Searched.grouped(total)));
            out.append(" files");
        }
        if (progress.records() > 0) {
            out.append("  ").append(Searched.grouped(progress.records())).append(" records");
        }
        if (progress.rejected() > 0) {
            out.append("  ").append(Searched.grouped(progress.rejected())).append(" rejected");
        }
        out.append(pace);
        if (!progress.item().isEmpty()) {
            out.append("  ").append(CellText.safe(progress.item()));
        }
        return out.toString();
    }

    private static String stage(Progress.Stage stage) {
        return switch (stage) {
            case SCANNING -> "looking for files";
            case ACQUIRING -> "acquiring";
            case INDEXING -> "indexing";
            case RECONCILING -> "looking for repeated records";
            case VERIFYING -> "verifying";
            case WRITING -> "writing";
            case SIGNING -> "signing";
            case DONE -> "done";
        };
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
