package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The status of one lane over the span of the evidence, painted layer over layer.
final class StatusLine {
    private final Interval span;
    private final TreeMap<Instant, Held> steps = new TreeMap<>();

    /// What holds from one instant to the next.
    record Held(CoverageStatus status, Basis basis) {
        static Held of(CoverageStatus status, String cause, Proof... proofs) {
            return new Held(status, new Basis(cause, List.of(proofs)));
        }
    }

    StatusLine(Interval span, Held initial) {
        this.span = span;
        steps.put(span.from(), initial);
    }

    Interval span() {
        return span;
    }

    Held at(Instant instant) {
        Map.Entry<Instant, Held> step = steps.floorEntry(instant);
        return step == null ? steps.firstEntry().getValue() : step.getValue();
    }

    /// Sets what holds in [from, to), as far as it lies in the span.
    void paint(Instant from, Instant to, Held held) {
        repaint(from, to, before -> held);
    }

    /// Changes what holds in [from, to), piece by piece.
    void repaint(Instant from, Instant to, UnaryOperator<Held> change) {
        new IntervalClip(span, from, to)
                .inside()
                .ifPresent(part -> {
                    cut(part.from());
                    cut(part.to());
                    steps.subMap(part.from(), true, part.to(), false)
                            .replaceAll((instant, held) -> change.apply(held));
                });
    }

    private void cut(Instant instant) {
        if (instant.isBefore(span.to())) {
            steps.putIfAbsent(instant, at(instant));
        }
    }

    /// The pieces in order; neighbours with the same status and basis are one.
    List<LaneSpan> spans() {
        List<LaneSpan> spans = new ArrayList<>();
        Instant from = span.from();
        Held held = Objects.requireNonNull(steps.get(span.from()));
        for (Map.Entry<Instant, Held> step : steps.tailMap(from, false).entrySet()) {
            if (!step.getValue().equals(held)) {
                spans.add(span(from, step.getKey(), held));
                from = step.getKey();
                held = step.getValue();
            }
        }
        spans.add(span(from, span.to(), held));
        return spans;
    }

    private static LaneSpan span(Instant from, Instant to, Held held) {
        return new LaneSpan(new Interval(from, to), held.status(), held.basis());
    }

    /// What of [from, to) lies in a span.
    private record IntervalClip(Interval span, Instant from, Instant to) {
        java.util.Optional<Interval> inside() {
            return from.isBefore(to)
                    ? span.intersect(new Interval(from, to))
                    : java.util.Optional.empty();
        }
    }
}
