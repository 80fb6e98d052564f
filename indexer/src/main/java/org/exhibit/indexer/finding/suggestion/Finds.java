package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.provenance.Selector;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Gathers grounds by what they are about. Several grounds for one selector make one suggestion.
/// Not thread-safe.
final class Finds {
    /// As many selectors as one case is suggested.
    static final int MOST = 5_000;

    private final TreeMap<String, Gathered> bySelector = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private static final class Gathered {
        private final Set<Subject.Kind> kinds = EnumSet.noneOf(Subject.Kind.class);
        private final List<Ground> grounds = new ArrayList<>();
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    List<String> notes() {
        return notes;
    }

    void add(Subject.Kind kind, Selector selector, Ground ground) {
        String text = selector.text();
        Gathered known = bySelector.get(text);
        if (known == null) {
            if (bySelector.size() >= MOST) {
                note("More than " + MOST + " things are suggested; only the first are listed.");
                return;
            }
            known = new Gathered();
            bySelector.put(text, known);
        }
        known.kinds.add(kind);
        known.grounds.add(ground);
    }

    List<Suggestion> suggestions() {
        List<Suggestion> found = new ArrayList<>();
        bySelector.forEach((selector, gathered) -> {
            Subject.Kind kind =
                    gathered.kinds.size() == 1
                            ? gathered.kinds.iterator().next()
                            : Subject.Kind.BOTH;
            found.add(new Suggestion(kind, selector, gathered.grounds, new SuggestionState.Open()));
        });
        return found;
    }
}
