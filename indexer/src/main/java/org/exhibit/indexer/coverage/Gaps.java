package org.exhibit.indexer.coverage;

import java.time.Duration;

/// The spans of time that the meaning of a gap rests on, with their sources in `docs/coverage.md`.
final class Gaps {
    /// A change of logging takes effect with delay; so long before and after it.
    static final Duration EDGE = Duration.ofMinutes(5);

    /// S3 may take so long until a change of access logging is effective.
    static final Duration FIRST_HOUR = Duration.ofHours(1);

    /// Files are delivered up to so long after their events: shorter silence is never a gap.
    static final Duration SILENCE = Duration.ofMinutes(15);

    /// Records tell seconds: the first instant after one.
    static final Duration SECOND = Duration.ofSeconds(1);

    private Gaps() {}
}
