package org.exhibit.app.cli;

import java.util.Locale;

/// Text of the evidence for a terminal: what could move the cursor, colour the screen or reorder
/// letters is shown as an escape instead of obeyed.
final class CellText {
    private static final char ELLIPSIS = '…';

    private CellText() {}

    static String safe(String text) {
        if (text.codePoints().noneMatch(CellText::acts)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    if (!acts(c)) {
                        out.appendCodePoint(c);
                    } else if (c > 0xFFFF) {
                        out.append(String.format(Locale.ROOT, "\\U%08x", c));
                    } else {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                });
        return out.toString();
    }

    /// The text with every such character as one visible mark, so that columns keep their place.
    static String onePlace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().map(c -> acts(c) ? '\uFFFD' : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Whether a terminal would act on the character instead of showing it, or show nothing.
    private static boolean acts(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> false;
        };
    }

    /// Columns a terminal gives the text.
    static int width(String text) {
        return text.codePoints().map(CellText::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide =
                c >= 0x1100
                        && (Character.isIdeographic(c)
                                || c <= 0x115F
                                || (c >= 0x2E80 && c <= 0xA4CF)
                                || (c >= 0xAC00 && c <= 0xD7A3)
                                || (c >= 0xFE30 && c <= 0xFE6F)
                                || (c >= 0xFF00 && c <= 0xFF60)
                                || (c >= 0x1F300 && c <= 0x1FAFF));
        return wide ? 2 : 1;
    }

    /// Cuts the middle out of a text that is too wide: beginnings and ends tell ARNs and keys
    /// apart.
    static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int left = 0;
        int right = letters.length;
        int used = 1;
        while (left < right) {
            boolean fromLeft = left <= letters.length - right;
            int next = width(letters[fromLeft ? left : right - 1]);
            if (used + next > columns) {
                break;
            }
            used += next;
            if (fromLeft) {
                left++;
            } else {
                right--;
            }
        }
        return new StringBuilder()
                .append(new String(letters, 0, left))
                .append(ELLIPSIS)
                .append(new String(letters, right, letters.length - right))
                .toString();
    }
}
