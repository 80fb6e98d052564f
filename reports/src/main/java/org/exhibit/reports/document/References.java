package org.exhibit.reports.document;

import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.PackFacts;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns citations into references: one that is an exhibit of this pack points to its place.
final class References {
    private static final int MOST = 3;

    private final Map<String, ExhibitFacts> byCitation = new HashMap<>();

    References(PackFacts facts) {
        for (ExhibitFacts exhibit : facts.exhibits()) {
            byCitation.put(exhibit.stored().citation().toString(), exhibit);
        }
    }

    static String anchor(ExhibitFacts exhibit) {
        return exhibit.label().toLowerCase(Locale.ROOT);
    }

    Phrase cite(List<String> citations) {
        return cite(citations, citations.size(), Companions.TIMELINE);
    }

    /// @param all how many there are, of which these are the first
    /// @param file the attachment that names all of them
    Phrase cite(List<String> citations, long all, String file) {
        Phrase phrase = Phrase.EMPTY;
        int shown = Math.min(MOST, citations.size());
        for (String citation : citations.subList(0, shown)) {
            ExhibitFacts exhibit = byCitation.get(citation);
            phrase = phrase.cite(citation, exhibit == null ? null : anchor(exhibit));
            phrase = phrase.text(exhibit == null ? "\n" : "\n" + exhibit.label() + "\n");
        }
        long more = all - shown;
        return more == 0 ? phrase : phrase.text("+" + Figures.count(more) + " in " + file);
    }
}
