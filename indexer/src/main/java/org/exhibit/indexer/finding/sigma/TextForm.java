package org.exhibit.indexer.finding.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text of a rule in which `*` stands for any run of characters and `?` for one; a backslash
/// before either, or before a backslash, makes it a character. Matching takes time proportional to
/// pattern times value, whatever the pattern.
///
/// @param parts characters in turn; [#RUN] and [#ONE] stand for the wildcards, [#DASH] for any of
///   the characters by which options of a command line begin
public record TextForm(List<Integer> parts) {
    static final int RUN = -1;
    static final int ONE = -2;
    static final int DASH = -3;

    /// Hyphen, slash, en dash, em dash, horizontal bar.
    private static final String DASHES = "-/\u2013\u2014\u2015";

    public TextForm {
        parts = List.copyOf(parts);
    }

    static TextForm of(String text) {
        List<Integer> parts = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            boolean escapes =
                    point == '\\'
                            && i + 1 < points.length
                            && (points[i + 1] == '*'
                                    || points[i + 1] == '?'
                                    || points[i + 1] == '\\');
            if (escapes) {
                parts.add(points[++i]);
            } else {
                parts.add(point == '*' ? RUN : point == '?' ? ONE : point);
            }
        }
        return new TextForm(parts);
    }

    /// A text without wildcards.
    static TextForm literal(String text) {
        return new TextForm(text.codePoints().boxed().toList());
    }

    /// With dashes that begin a word, as in `-enc` or `/enc`, standing for each of them.
    TextForm dashed() {
        List<Integer> more = new ArrayList<>(parts);
        for (int i = 0; i < more.size(); i++) {
            boolean begins = i == 0 || !isWord(more.get(i - 1));
            if (isDash(more.get(i)) && begins && i + 1 < more.size() && isWord(more.get(i + 1))) {
                more.set(i, DASH);
            }
        }
        return new TextForm(more);
    }

    private static boolean isDash(int point) {
        return point >= 0 && DASHES.indexOf(point) >= 0;
    }

    private static boolean isWord(int point) {
        return point == '_' || (point >= 0 && Character.isLetterOrDigit(point));
    }

    boolean hasWildcards() {
        return parts.contains(RUN) || parts.contains(ONE);
    }

    /// Every text that one without wildcards stands for.
    List<String> spellings(int most, int line) throws SigmaException {
        List<StringBuilder> found = new ArrayList<>(List.of(new StringBuilder()));
        for (int part : parts) {
            if (part != DASH) {
                found.forEach(text -> text.appendCodePoint(part));
                continue;
            }
            List<StringBuilder> more = new ArrayList<>();
            for (StringBuilder text : found) {
                DASHES.codePoints()
                        .forEach(dash -> more.add(new StringBuilder(text).appendCodePoint(dash)));
            }
            if (more.size() > most) {
                throw new SigmaException(
                        line, "its dashes stand for more than " + most + " values");
            }
            found = more;
        }
        return found.stream().map(StringBuilder::toString).toList();
    }

    /// With any run of characters before or after it.
    TextForm open(boolean before, boolean after) {
        List<Integer> more = new ArrayList<>(parts);
        if (before && (more.isEmpty() || more.getFirst() != RUN)) {
            more.addFirst(RUN);
        }
        if (after && (more.isEmpty() || more.getLast() != RUN)) {
            more.addLast(RUN);
        }
        return new TextForm(more);
    }

    boolean startsOpen() {
        return !parts.isEmpty() && parts.getFirst() == RUN;
    }

    boolean matches(String value, boolean cased) {
        int[] text = value.codePoints().toArray();
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length) {
            int wanted = in < parts.size() ? parts.get(in) : 0;
            if (in < parts.size() && wanted == RUN) {
                star = in++;
                resume = at;
            } else if (in < parts.size() && (wanted == ONE || same(wanted, text[at], cased))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < parts.size() && parts.get(in) == RUN) {
            in++;
        }
        return in == parts.size();
    }

    private static boolean same(int wanted, int point, boolean cased) {
        if (wanted == DASH) {
            return isDash(point);
        }
        return wanted == point || (!cased && folded(wanted) == folded(point));
    }

    static int folded(int point) {
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    /// As a regular expression of the query language over the whole value.
    String expression(boolean cased) {
        StringBuilder out = new StringBuilder();
        for (int part : parts) {
            if (part == RUN) {
                out.append(".*");
            } else if (part == ONE) {
                out.append('.');
            } else if (part == DASH) {
                out.append("(\\-|\\/|\u2013|\u2014|\u2015)");
            } else {
                append(out, part, cased);
            }
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int point, boolean cased) {
        String self = Character.toString(point);
        if (!Character.isLetter(point)) {
            boolean plain = Character.isDigit(point) || point >= 128 || point == '_';
            out.append(plain ? "" : "\\").append(self);
            return;
        }
        String lower = self.toLowerCase(Locale.ROOT);
        String upper = self.toUpperCase(Locale.ROOT);
        boolean single = lower.codePointCount(0, lower.length()) == 1;
        single &= upper.codePointCount(0, upper.length()) == 1;
        if (cased || lower.equals(upper) || !single) {
            // A letter whose other case is several characters stands for any one: a candidate.
            out.append(cased || lower.equals(upper) ? self : ".");
        } else if (point < 128 && point != 'k' && point != 'K' && point != 's' && point != 'S') {
            out.append('[').append(lower).append(upper).append(']');
        } else {
            // The Kelvin sign, the long s and the like fold to letters too.
            out.append(point < 128 ? "[" + lower + upper + fold(lower) + "]" : ".");
        }
    }

    private static String fold(String lower) {
        return lower.equals("k") ? "\u212A" : "\u017F";
    }
}
