package org.exhibit.indexer.coverage;

import java.util.List;

/// What the absence of records means. The only source of statements that something is absent.
///
/// @param spans in order of time, covering the interval asked for without holes
public record Absence(Watched object, Act act, Interval interval, List<Span> spans) {

    /// @param status the best of the logs that would hold it
    /// @param basis why, of the log that decides
    /// @param lanes those logs, each with its own status and basis in this span, the one that
    ///   decides first; empty where no lane watches the object
    /// @param notes what these logs never hold
    public record Span(
            Interval interval,
            CoverageStatus status,
            Basis basis,
            List<Watch> lanes,
            List<String> notes) {
        public Span {
            lanes = List.copyOf(lanes);
            notes = List.copyOf(notes);
        }
    }

    /// One log that would hold it.
    public record Watch(Lane lane, LaneSpan span) {}

    public Absence {
        spans = List.copyOf(spans);
    }

    /// Whether silence means something in the whole interval.
    public boolean holds() {
        return spans.stream().noneMatch(span -> span.status().isGap());
    }

    /// The worst status of the interval.
    public CoverageStatus status() {
        CoverageStatus worst = spans.getFirst().status();
        for (Span span : spans) {
            worst = worst.or(span.status()) == worst ? span.status() : worst;
        }
        return worst;
    }

    /// One sentence a span, in the fixed words of `docs/coverage.md`.
    public List<String> sentences() {
        return spans.stream().map(span -> Sentences.of(this, span)).toList();
    }

    /// The sentences of those spans alone in which silence means nothing; true whatever is recorded
    /// elsewhere.
    public List<String> gapSentences() {
        return spans.stream()
                .filter(span -> span.status().isGap())
                .map(span -> Sentences.of(this, span))
                .toList();
    }
}
