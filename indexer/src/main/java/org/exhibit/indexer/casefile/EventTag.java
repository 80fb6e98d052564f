package org.exhibit.indexer.casefile;

import java.time.Instant;

/// A word an examiner put on an event.
///
/// @param event content id
public record EventTag(String event, String tag, String author, Instant added) implements Mark {
    /// What the window's bookmark key sets.
    public static final String BOOKMARK = "bookmark";

    private static final int MOST = 64;

    /// Whether a word can be a tag: letters and digits of any script, and `. _ -` between them, so
    /// that a query can name it without quotes.
    public static boolean isTag(String word) {
        return word.length() <= MOST
                && word.matches("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._-]*[\\p{L}\\p{M}\\p{N}])?");
    }
}
