package org.exhibit.indexer.casefile;

import java.time.Instant;

/// A record numbered for presentation.
///
/// @param number 1-based; printed as `EX-0001`, never given again after removal
/// @param event content id of the record
/// @param note why it matters, may be empty
public record MarkedExhibit(int number, String event, String note, String author, Instant added)
        implements Mark {
    public String label() {
        return label(number);
    }

    /// How the exhibit with a number is printed.
    public static String label(int number) {
        return String.format(java.util.Locale.ROOT, "EX-%04d", number);
    }
}
