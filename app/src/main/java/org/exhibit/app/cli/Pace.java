package org.exhibit.app.cli;

import org.exhibit.indexer.progress.Progress;
import org.jspecify.annotations.Nullable;

import java.util.Locale;

/// How fast files come and how long the rest will take, from the pictures of a running job. Not
/// thread-safe.
final class Pace {
    /// Before that a rate would say nothing.
    private static final double LEAST_SECONDS = 1;

    private @Nullable Progress first;
    private long firstNanos;

    /// @return ` 812 files/s 41 s left`, or what of it can be told
    String of(Progress progress, long nanos) {
        Progress begun = first;
        if (begun == null
                || begun.stage() != progress.stage()
                || progress.filesDone() < begun.filesDone()) {
            first = progress;
            firstNanos = nanos;
            return "";
        }
        double seconds = (nanos - firstNanos) / 1e9;
        long files = progress.filesDone() - begun.filesDone();
        if (progress.stage() != Progress.Stage.ACQUIRING || seconds < LEAST_SECONDS || files == 0) {
            return "";
        }
        double rate = files / seconds;
        String text = String.format(Locale.ROOT, "  %,.0f files/s", rate);
        if (progress.filesTotal().isEmpty()) {
            return text;
        }
        long left = Math.max(0, progress.filesTotal().getAsLong() - progress.filesDone());
        return text + "  " + length(Math.round(left / rate)) + " left";
    }

    private static String length(long seconds) {
        if (seconds < 90) {
            return seconds + " s";
        }
        return seconds < 5_400 ? (seconds + 30) / 60 + " min" : (seconds + 1_800) / 3_600 + " h";
    }
}
