package org.exhibit.reports.pdf;

import org.exhibit.reports.document.Phrase;
import org.exhibit.reports.document.Run;

/// Writes lines of text as XHTML.
final class XhtmlRuns {
    private final VisibleText visible;

    XhtmlRuns(VisibleText visible) {
        this.visible = visible;
    }

    void append(StringBuilder out, Phrase phrase) {
        for (Run run : phrase.runs()) {
            append(out, run);
        }
    }

    private void append(StringBuilder out, Run run) {
        switch (run) {
            case Run.Text text -> visible.append(out, text.text(), true);
            case Run.Strong strong -> span(out, "<b>", strong.text(), "</b>");
            case Run.Log log -> span(out, "<span class=\"log\">", log.text(), "</span>");
            case Run.Cite cite -> cite(out, cite);
            case Run.Strength strength -> strength(out, strength.word());
        }
    }

    private void span(StringBuilder out, String open, String value, String close) {
        if (!value.isEmpty()) {
            out.append(open);
            visible.append(out, value, true);
            out.append(close);
        }
    }

    private void cite(StringBuilder out, Run.Cite cite) {
        if (cite.anchor() == null) {
            span(out, "<span class=\"cite\">", cite.label(), "</span>");
            return;
        }
        String open =
                "<a class=\"cite\" href=\"#"
                        + cite.anchor()
                        + "\" title=\""
                        + visible.attribute("Go to " + cite.label())
                        + "\">";
        span(out, open, cite.label(), "</a>");
    }

    /// The meter beside the word, as on the screens: of four fields as many full as the strength
    /// has.
    private void strength(StringBuilder out, String word) {
        int full =
                switch (word) {
                    case "corroborated" -> 4;
                    case "recorded" -> 3;
                    case "inferred" -> 2;
                    case "possible" -> 1;
                    default -> 0;
                };
        String meter = "■".repeat(full) + "□".repeat(4 - full);
        StringBuilder shown = new StringBuilder();
        visible.append(shown, word, false);
        out.append("<span class=\"log\" title=\"").append(full).append(" of 4\">").append(meter);
        out.append("</span> ").append(shown);
    }
}
