package org.exhibit.indexer.finding;

import java.util.Comparator;

/// A rule that was not run, or not to its end.
///
/// @param file its path below the folder of rules
/// @param line 1-based; 0 where the whole file is meant
/// @param reason names what is not understood; a clause without a full stop
public record RefusedRule(String file, int line, String reason) implements Comparable<RefusedRule> {
    private static final Comparator<RefusedRule> ORDER =
            Comparator.comparing(RefusedRule::file)
                    .thenComparing(RefusedRule::line)
                    .thenComparing(RefusedRule::reason);

    @Override
    public int compareTo(RefusedRule other) {
        return ORDER.compare(this, other);
    }

    /// `rules/a.yml:12: …`.
    public String text() {
        return file + (line > 0 ? ":" + line : "") + ": " + reason;
    }
}
