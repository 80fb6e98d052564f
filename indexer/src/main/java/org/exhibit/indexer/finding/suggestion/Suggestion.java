package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Something that may be a subject of the case: a person says whether.
///
/// @param selector as subjects write it
/// @param grounds the most telling first; at least one
public record Suggestion(
        Subject.Kind kind, String selector, List<Ground> grounds, SuggestionState state)
        implements Comparable<Suggestion> {
    private static final Comparator<Suggestion> ORDER =
            Comparator.comparing((Suggestion one) -> one.grounds.getFirst().basis())
                    .thenComparing(Suggestion::selector);

    public Suggestion {
        grounds = grounds.stream().distinct().sorted().toList();
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("no ground for " + selector);
        }
    }

    Suggestion withState(SuggestionState other) {
        return new Suggestion(kind, selector, grounds, other);
    }

    /// The grounds in one sentence without a full stop.
    public String reason() {
        return grounds.stream().map(Ground::says).distinct().collect(Collectors.joining("; "));
    }

    /// Content ids of every ground.
    public List<String> evidence() {
        return grounds.stream().flatMap(ground -> ground.evidence().stream()).distinct().toList();
    }

    /// Places of every ground in files without events.
    public List<FilePlace> places() {
        return grounds.stream().flatMap(ground -> ground.places().stream()).distinct().toList();
    }

    Set<Basis> bases() {
        Set<Basis> bases = EnumSet.noneOf(Basis.class);
        grounds.forEach(ground -> bases.add(ground.basis()));
        return bases;
    }

    /// The most telling first, then by selector.
    @Override
    public int compareTo(Suggestion other) {
        return ORDER.compare(this, other);
    }
}
