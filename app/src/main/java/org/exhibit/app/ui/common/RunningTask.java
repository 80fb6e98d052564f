package org.exhibit.app.ui.common;

import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/// A long job that the examiner may watch and stop.
///
/// @param title what it is, e.g. `Import into EX-2026-0114`
/// @param started when, for the time left
public record RunningTask(String title, ProgressBoard board, CancelToken cancel, Instant started) {

    /// What is shown of a task at one moment.
    ///
    /// @param fraction done, from 0 to 1, where it can be known
    /// @param text counts so far and the time left where it can be told
    public record View(
            String title, String stage, OptionalDouble fraction, String text, boolean cancelling) {}

    public View view(Instant now) {
        Progress progress = board.latest();
        OptionalDouble fraction = fraction(progress);
        return new View(
                title,
                stage(progress),
                fraction,
                text(progress, fraction, now),
                cancel.isCancelled());
    }

    private static OptionalDouble fraction(Progress progress) {
        if (progress.bytesTotal().isPresent() && progress.bytesTotal().getAsLong() > 0) {
            return OptionalDouble.of(
                    Math.clamp(
                            (double) progress.bytesRead() / progress.bytesTotal().getAsLong(),
                            0,
                            1));
        }
        if (progress.filesTotal().isPresent() && progress.filesTotal().getAsLong() > 0) {
            return OptionalDouble.of(
                    Math.clamp(
                            (double) progress.filesDone() / progress.filesTotal().getAsLong(),
                            0,
                            1));
        }
        return OptionalDouble.empty();
    }

    private static String stage(Progress progress) {
        String verb =
                switch (progress.stage()) {
                    case SCANNING -> progress.item().isEmpty() ? "Looking for files" : "Looking at";
                    case ACQUIRING -> "Copying and hashing";
                    case INDEXING -> "Reading";
                    case RECONCILING -> "Reconciling";
                    case VERIFYING -> "Verifying";
                    case WRITING -> "Writing";
                    case SIGNING -> "Signing";
                    case DONE -> "Done";
                };
        String item = progress.item().substring(progress.item().lastIndexOf('/') + 1);
        return item.isEmpty() ? verb : verb + ' ' + item;
    }

    private String text(Progress progress, OptionalDouble fraction, Instant now) {
        StringBuilder text = new StringBuilder();
        if (progress.bytesTotal().isPresent()) {
            text.append(Formats.bytes(progress.bytesRead()))
                    .append(" of ")
                    .append(Formats.bytes(progress.bytesTotal().getAsLong()));
        } else if (progress.filesTotal().isPresent()) {
            text.append(Formats.count(progress.filesDone()))
                    .append(" of ")
                    .append(Formats.count(progress.filesTotal().getAsLong(), "file", "files"));
        } else if (progress.bytesRead() > 0) {
            text.append(Formats.bytes(progress.bytesRead()));
        }
        if (progress.records() > 0) {
            separate(text).append(Formats.count(progress.records(), "record", "records"));
        }
        Duration elapsed = Duration.between(started, now);
        if (fraction.isPresent() && fraction.getAsDouble() > 0.02 && elapsed.toMillis() > 1_000) {
            double left =
                    elapsed.toMillis() * (1 - fraction.getAsDouble()) / fraction.getAsDouble();
            separate(text).append(Formats.duration(Duration.ofMillis((long) left))).append(" left");
        }
        return text.toString();
    }

    private static StringBuilder separate(StringBuilder text) {
        return text.isEmpty() ? text : text.append(" · ");
    }
}
