package org.exhibit.app.ui.timeline;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// The span of time that the lanes show, [from, to), and where an instant lies in it.
record TimeWindow(Instant from, Instant to) {
    private static final Duration LEAST = Duration.ofSeconds(10);

    TimeWindow {
        if (Duration.between(from, to).compareTo(LEAST) < 0) {
            to = from.plus(LEAST);
        }
    }

    /// Share of the window before an instant; below 0 or above 1 outside.
    double share(Instant at) {
        return (double) Duration.between(from, at).toMillis() / millis();
    }

    Instant at(double share) {
        return from.plusMillis(Math.round(share * millis()));
    }

    private long millis() {
        return Duration.between(from, to).toMillis();
    }

    /// Whether a span, or an instant where `end` is null, touches the window.
    boolean meets(Instant start, @Nullable Instant end) {
        return start.isBefore(to) && (end == null ? !start.isBefore(from) : end.isAfter(from));
    }

    /// The same share of the window stays where it is.
    ///
    /// @param factor above 1 shows more time
    TimeWindow zoom(double factor, double share, TimeWindow whole) {
        long wide = Math.max(LEAST.toMillis(), Math.round(millis() * factor));
        Instant start = at(share).minusMillis(Math.round(wide * share));
        return new TimeWindow(start, start.plusMillis(wide)).within(whole);
    }

    /// Moved by a share of itself.
    TimeWindow move(double share, TimeWindow whole) {
        long by = Math.round(millis() * share);
        return new TimeWindow(from.plusMillis(by), to.plusMillis(by)).within(whole);
    }

    /// Moved, and where needed cut, to lie inside another.
    TimeWindow within(TimeWindow whole) {
        if (millis() >= whole.millis()) {
            return whole;
        }
        if (from.isBefore(whole.from)) {
            return new TimeWindow(whole.from, whole.from.plusMillis(millis()));
        }
        return to.isAfter(whole.to)
                ? new TimeWindow(whole.to.minusMillis(millis()), whole.to)
                : this;
    }
}
