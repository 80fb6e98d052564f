package org.exhibit.indexer.provenance.policy;

import java.util.Locale;

/// A pattern of a policy: `*` stands for any run of characters, `?` for one. Matching takes time
/// proportional to pattern times text, whatever the pattern.
public record Glob(String pattern) {

    /// A pattern that ignores the case of letters, as names of actions do.
    public static Glob ignoringCase(String pattern) {
        return new Glob(pattern.toLowerCase(Locale.ROOT));
    }

    public boolean matches(String text) {
        return matches(text, false);
    }

    /// Whether every text that another pattern matches is provably matched by this one too: what
    /// stands for anything there is taken in by a `*` here only. Some patterns that do cover are
    /// not seen to.
    public boolean covers(Glob other) {
        return matches(other.pattern, true);
    }

    private boolean matches(String text, boolean textIsPattern) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && one(pattern.charAt(in), c, textIsPattern)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    private static boolean one(char wanted, char c, boolean textIsPattern) {
        if (textIsPattern && c == '*') {
            return false;
        }
        return wanted == '?' || wanted == c && !(textIsPattern && c == '?');
    }
}
