package org.exhibit.reports.document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A line of text made of runs; grows by making new ones.
public record Phrase(List<Run> runs) {
    public static final Phrase EMPTY = new Phrase(List.of());

    public Phrase {
        runs = List.copyOf(runs);
    }

    public static Phrase of(String text) {
        return EMPTY.text(text);
    }

    public static Phrase ofLog(String text) {
        return EMPTY.log(text);
    }

    public Phrase text(String text) {
        return with(new Run.Text(text));
    }

    public Phrase strong(String text) {
        return with(new Run.Strong(text));
    }

    public Phrase log(String text) {
        return with(new Run.Log(text));
    }

    public Phrase cite(String label) {
        return cite(label, null);
    }

    public Phrase cite(String label, @Nullable String anchor) {
        return with(new Run.Cite(label, anchor));
    }

    public Phrase strength(String word) {
        return with(new Run.Strength(word));
    }

    private Phrase with(Run run) {
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        return new Phrase(more);
    }
}
