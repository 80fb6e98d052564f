package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// A place after a damaged record where another record begins.
///
/// A record's first name, unescaped and right after a brace and a comma, cannot lie inside a valid
/// text, so what is found this way is structure, not something an attacker wrote into a log value.
///
/// @param end the position after the damaged record
/// @param at where to read on: the comma before the next record, or its brace
record JsonRestart(int end, int at) {

    /// Finds the first one whose brace lies at `from` or later.
    ///
    /// @param start the position of the damaged record
    /// @param firstNames the names a record may begin with, with both quotes
    /// @param inList whether records are separated by commas; else by line ends or nothing
    static @Nullable JsonRestart find(
            byte[] bytes, int start, int from, int limit, List<byte[]> firstNames, boolean inList) {
        for (int p = from; p < limit; p++) {
            if (bytes[p] != '{' || p <= start) {
                continue;
            }
            if (inList) {
                int comma = lastVisible(bytes, start, p);
                if (comma > start && bytes[comma] == ',' && named(bytes, p, limit, firstNames)) {
                    return new JsonRestart(lastVisible(bytes, start, comma) + 1, comma);
                }
            } else if (bytes[p - 1] == '\n'
                    || (bytes[p - 1] == '}' && named(bytes, p, limit, firstNames))) {
                return new JsonRestart(lastVisible(bytes, start, p) + 1, p);
            }
        }
        return null;
    }

    /// Whether what follows the end that brackets give a damaged record makes that end believable.
    enum Fit {
        YES,
        NO,
        /// It lies beyond the bytes at hand; where the stream ends there, it fits.
        UNSEEN
    }

    /// In a list the list's end fits, with the end of the object around it, and then another value
    /// or nothing; else another value or another line.
    static Fit fit(JsonWindow window, int end, boolean inList) {
        byte[] bytes = window.bytes;
        int p = nextVisible(bytes, end, window.limit);
        if (p == window.limit) {
            return Fit.UNSEEN;
        }
        if (!inList) {
            boolean line = p > end && bytes[p - 1] == '\n' && "}],\"".indexOf(bytes[p]) < 0;
            return line || bytes[p] == '{' || bytes[p] == '[' ? Fit.YES : Fit.NO;
        }
        if (bytes[p] != ']') {
            return Fit.NO;
        }
        p = nextVisible(bytes, p + 1, window.limit);
        if (p < window.limit && bytes[p] == '}') {
            p = nextVisible(bytes, p + 1, window.limit);
        }
        if (p == window.limit) {
            return Fit.UNSEEN;
        }
        return bytes[p] == '{' || bytes[p] == '[' ? Fit.YES : Fit.NO;
    }

    private static boolean named(byte[] bytes, int brace, int limit, List<byte[]> names) {
        int from = nextVisible(bytes, brace + 1, limit);
        for (byte[] name : names) {
            int after = from + name.length;
            if (after <= limit && Arrays.equals(bytes, from, after, name, 0, name.length)) {
                int colon = nextVisible(bytes, after, limit);
                return colon < limit && bytes[colon] == ':';
            }
        }
        return false;
    }

    /// The position of the last byte before `at` that is no white space; `start - 1` if none is.
    static int lastVisible(byte[] bytes, int start, int at) {
        int p = at - 1;
        while (p >= start && isBlank(bytes[p])) {
            p--;
        }
        return p;
    }

    private static int nextVisible(byte[] bytes, int at, int limit) {
        int p = at;
        while (p < limit && isBlank(bytes[p])) {
            p++;
        }
        return p;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
