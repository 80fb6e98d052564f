package org.exhibit.reports.document;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A line of text made of runs; grows by making new ones.
///
/// Values of any length come in; what is longer than a reader would read is cut, and says so: the
/// attachments hold it whole.
public record Phrase(List<Run> runs) {
    private static final int LONGEST_LOG = 1_000;
    private static final int LONGEST_TEXT = 4_000;

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
        return with(new Run.Text(cut(text, LONGEST_TEXT)));
    }

    public Phrase strong(String text) {
        return with(new Run.Strong(cut(text, LONGEST_LOG)));
    }

    public Phrase log(String text) {
        return with(new Run.Log(cut(text, LONGEST_LOG)));
    }

    public Phrase cite(String label) {
        return cite(label, null);
    }

    public Phrase cite(String label, @Nullable String anchor) {
        return with(new Run.Cite(cut(label, LONGEST_LOG), anchor));
    }

    public Phrase strength(String word) {
        return with(new Run.Strength(word));
    }

    /// With another line's runs behind it.
    Phrase with(Phrase other) {
        List<Run> more = new ArrayList<>(runs);
        more.addAll(other.runs);
        return new Phrase(more);
    }

    /// The start of a text, with a remark on what is left out.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end)
                + "… ("
                + Figures.count(text.length() - end)
                + " characters more)";
    }

    private Phrase with(Run run) {
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        return new Phrase(more);
    }
}
