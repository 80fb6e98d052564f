package org.exhibit.reports.pdf;

import org.exhibit.reports.figure.Typeface;

import java.util.Locale;

/// Turns any text into markup that shows exactly that text: what could steer a parser, a terminal
/// or the direction of writing, and what the bundled faces cannot draw, is printed as its code,
/// `U+202E`, set apart and counted. Not thread-safe.
final class VisibleText {
    private final Typeface text;
    private final Typeface bold;
    private final Typeface fixed;
    private long escapes;

    VisibleText(Typeface text, Typeface bold, Typeface fixed) {
        this.text = text;
        this.bold = bold;
        this.fixed = fixed;
    }

    /// How many characters were printed as their code so far.
    long escapes() {
        return escapes;
    }

    /// @param breaks whether a line feed starts a new line, as between values we joined ourselves
    void append(StringBuilder out, String value, boolean breaks) {
        int i = 0;
        while (i < value.length()) {
            int c = value.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\n' -> {
                    if (breaks) {
                        out.append("<br/>");
                    } else {
                        escape(out, c);
                    }
                }
                default -> {
                    if (plain(c)) {
                        out.appendCodePoint(c);
                    } else {
                        escape(out, c);
                    }
                }
            }
        }
    }

    /// For an attribute, where no markup can stand.
    String attribute(String value) {
        StringBuilder out = new StringBuilder();
        value.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        default -> {
                            if (plain(c)) {
                                out.appendCodePoint(c);
                            } else {
                                out.append(code(c));
                            }
                        }
                    }
                });
        return out.toString();
    }

    private void escape(StringBuilder out, int c) {
        escapes++;
        out.append("<span class=\"code\">").append(code(c)).append("</span>");
    }

    static String code(int c) {
        return String.format(Locale.ROOT, "U+%04X", c);
    }

    private boolean plain(int c) {
        if (c >= 0x20 && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    false;
            default -> text.has(c) && bold.has(c) && fixed.has(c);
        };
    }
}
