package org.exhibit.indexer.finding.suggestion;

import java.util.Comparator;
import java.util.List;

/// Why something is suggested. It rests on at least one record or one place in a file.
///
/// @param says one clause without a full stop
/// @param evidence content ids, by time; of very many the first
/// @param places in files that hold no events
public record Ground(Basis basis, String says, List<String> evidence, List<FilePlace> places)
        implements Comparable<Ground> {
    /// As many records as one ground cites.
    public static final int MOST_CITED = 20;

    private static final Comparator<Ground> ORDER =
            Comparator.comparing(Ground::basis)
                    .thenComparing(Ground::says)
                    .thenComparing(ground -> String.join(" ", ground.evidence()))
                    .thenComparing(ground -> ground.places().toString());

    public Ground {
        evidence = evidence.stream().distinct().limit(MOST_CITED).toList();
        places = places.stream().distinct().sorted().limit(MOST_CITED).toList();
        if (evidence.isEmpty() && places.isEmpty()) {
            throw new IllegalArgumentException("nothing to cite for: " + says);
        }
    }

    /// On records only.
    static Ground of(Basis basis, String says, List<String> evidence) {
        return new Ground(basis, says, evidence, List.of());
    }

    @Override
    public int compareTo(Ground other) {
        return ORDER.compare(this, other);
    }
}
