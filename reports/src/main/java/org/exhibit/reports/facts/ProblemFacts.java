package org.exhibit.reports.facts;

import org.exhibit.indexer.evidence.Problem;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What could not become an event, or only in part.
///
/// @param counts all of it, by kind
/// @param listed the first ones, in the order of the index
public record ProblemFacts(Map<Problem.Kind, Long> counts, List<Problem> listed) {
    /// How many are carried with their reasons; the counts go on beyond it.
    public static final int MOST = 50_000;

    public ProblemFacts {
        counts = Map.copyOf(counts);
        listed = List.copyOf(listed);
    }

    public static ProblemFacts of(Stream<Problem> problems) {
        Map<Problem.Kind, Long> counts = new EnumMap<>(Problem.Kind.class);
        List<Problem> listed = new ArrayList<>();
        problems.forEach(problem -> {
            counts.merge(problem.kind(), 1L, Long::sum);
            if (listed.size() < MOST) {
                listed.add(problem);
            }
        });
        return new ProblemFacts(counts, listed);
    }

    public long count(Problem.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
