package org.exhibit.app.ui.evidence;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.indexer.progress.Progress;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/// How fast a pull is, from its latest pictures, and what is left. Used by one thread.
final class PullPace {
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private record Sample(Instant at, Progress progress) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /// What is shown at one moment.
    ///
    /// @param fraction done, where the end is known
    /// @param counts `1,240 of 19,114 objects · 121 MB of 1.91 GB · 2,480 records`
    /// @param rate `812 objects/s · 79.2 MB/s`; empty while it cannot be told
    /// @param left `41 s left`; empty likewise
    record View(OptionalDouble fraction, String counts, String rate, String left) {}

    View view(Progress progress, Instant now) {
        @Nullable Sample last = samples.peekLast();
        if (last != null && last.progress().stage() != progress.stage()) {
            samples.clear();
        }
        samples.addLast(new Sample(now, progress));
        while (samples.size() > 2 && samples.getFirst().at().isBefore(now.minus(WINDOW))) {
            samples.removeFirst();
        }
        OptionalDouble fraction = fraction(progress);
        return new View(fraction, counts(progress), rate(now), left(progress, now));
    }

    private static OptionalDouble fraction(Progress progress) {
        return progress.filesTotal().isPresent() && progress.filesTotal().getAsLong() > 0
                ? OptionalDouble.of(
                        Math.clamp(
                                (double) progress.filesDone() / progress.filesTotal().getAsLong(),
                                0,
                                1))
                : OptionalDouble.empty();
    }

    private static String counts(Progress progress) {
        StringBuilder text = new StringBuilder(Formats.count(progress.filesDone()));
        if (progress.filesTotal().isPresent()) {
            text.append(" of ").append(Formats.count(progress.filesTotal().getAsLong()));
        }
        text.append(" objects · ").append(Formats.bytes(progress.bytesRead()));
        if (progress.bytesTotal().isPresent()) {
            text.append(" of ").append(Formats.bytes(progress.bytesTotal().getAsLong()));
        }
        if (progress.records() > 0) {
            text.append(" · ").append(Formats.count(progress.records(), "record", "records"));
        }
        return text.toString();
    }

    /// Objects a second; 0 while it cannot be told.
    private double objectsASecond(Instant now) {
        Duration span = Duration.between(samples.getFirst().at(), now);
        long objects =
                samples.getLast().progress().filesDone()
                        - samples.getFirst().progress().filesDone();
        return span.compareTo(LEAST) < 0 ? 0 : objects * 1_000.0 / span.toMillis();
    }

    private String rate(Instant now) {
        double objects = objectsASecond(now);
        if (objects <= 0) {
            return "";
        }
        Duration span = Duration.between(samples.getFirst().at(), now);
        long bytes =
                samples.getLast().progress().bytesRead()
                        - samples.getFirst().progress().bytesRead();
        return Formats.count(Math.round(objects))
                + " objects/s · "
                + Formats.bytes(Math.max(0, bytes * 1_000 / span.toMillis()))
                + "/s";
    }

    private String left(Progress progress, Instant now) {
        double objects = objectsASecond(now);
        if (objects <= 0 || progress.filesTotal().isEmpty()) {
            return "";
        }
        long rest = Math.max(0, progress.filesTotal().getAsLong() - progress.filesDone());
        return Formats.duration(Duration.ofSeconds(Math.round(rest / objects))) + " left";
    }
}
