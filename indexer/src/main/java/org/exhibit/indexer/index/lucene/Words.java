package org.exhibit.indexer.index.lucene;

import java.util.Locale;
import java.util.function.Consumer;

/// Cuts values into the words of free text: lower case, cut at white space and at `/ : , ; = ? & "
/// ' ( ) [ ] { } < > | \ * % + @ # !`; `-`, `_` and `.` stay inside a word. Longer words are cut to
/// 128 characters.
final class Words {
    static final int LONGEST = 128;
    private static final boolean[] SEPARATOR = new boolean[128];

    static {
        for (int c = 0; c <= ' '; c++) {
            SEPARATOR[c] = true;
        }
        for (char c : "/:,;=?&\"'()[]{}<>|\\*%+@#!`^~$".toCharArray()) {
            SEPARATOR[c] = true;
        }
        SEPARATOR[127] = true;
    }

    private Words() {}

    static void of(String value, Consumer<String> word) {
        int length = value.length();
        int start = -1;
        for (int i = 0; i <= length; i++) {
            boolean end = i == length || separates(value.charAt(i));
            if (end && start >= 0) {
                word.accept(lower(value.substring(start, Math.min(i, start + LONGEST))));
                start = -1;
            } else if (!end && start < 0) {
                start = i;
            }
        }
    }

    static boolean separates(char c) {
        return c < 128 ? SEPARATOR[c] : Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Whether a value is an ISO 8601 instant: times are searched by range, not as words.
    static boolean isInstant(String value) {
        return value.length() >= 20
                && value.length() <= 35
                && value.charAt(4) == '-'
                && value.charAt(7) == '-'
                && value.charAt(10) == 'T'
                && value.charAt(13) == ':'
                && value.charAt(0) >= '0'
                && value.charAt(0) <= '9';
    }

    static String lower(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return word.toLowerCase(Locale.ROOT);
            }
        }
        return word;
    }
}
