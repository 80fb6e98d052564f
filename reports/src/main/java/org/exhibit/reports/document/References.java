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
        Phrase phrase = Phrase.EMPTY;
        int shown = Math.min(MOST, citations.size());
        for (String citation : citations.subList(0, shown)) {
            ExhibitFacts exhibit = byCitation.get(citation);
            phrase = phrase.cite(citation, exhibit == null ? null : anchor(exhibit));
            phrase = phrase.text(exhibit == null ? "\n" : "\n" + exhibit.label() + "\n");
        }
        int more = citations.size() - shown;
        return more == 0 ? phrase : phrase.text("+" + more + " in " + Companions.TIMELINE);
    }
}
