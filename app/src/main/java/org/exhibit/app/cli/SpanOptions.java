package org.exhibit.app.cli;

import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Instant;

/// Which span of time a question is about.
final class SpanOptions {
    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "first instant, included; UTC unless an offset is given")
    @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "INSTANT",
            converter = Instants.class,
            description = "last instant, not included")
    @Nullable Instant to;

    TimeRange range() {
        return Instants.range(from, to);
    }
}
