package org.exhibit.indexer.finding;

import java.util.Comparator;

/// Something a rule asks that the evidence does not answer: neither found nor excluded.
///
/// @param rule its id
/// @param subject what it is about; empty where it is about everything
/// @param reason a clause without a full stop: what is missing
public record Undecided(String rule, String title, String subject, String reason)
        implements Comparable<Undecided> {
    private static final Comparator<Undecided> ORDER =
            Comparator.comparing(Undecided::rule)
                    .thenComparing(Undecided::subject)
                    .thenComparing(Undecided::reason);

    @Override
    public int compareTo(Undecided other) {
        return ORDER.compare(this, other);
    }
}
