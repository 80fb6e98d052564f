package org.exhibit.reports.document;

import org.jspecify.annotations.Nullable;

/// A stretch of text inside a line. What comes from logs is a `Log` or stands in `Text` alike:
/// either way it is printed as text and never read as anything else.
public sealed interface Run {

    /// Our own words, or short values.
    record Text(String text) implements Run {}

    /// Our own words, emphasised.
    record Strong(String text) implements Run {}

    /// Values as logs, files and hash functions give them, in the fixed-width face.
    record Log(String text) implements Run {}

    /// A reference to what a statement rests on.
    ///
    /// @param label what is printed, e.g. `E-02/h8WdK3mQ#41` or `files.csv`
    /// @param anchor where in this document it is shown, or null
    record Cite(String label, @Nullable String anchor) implements Run {}

    /// One of the four strengths, drawn as a meter of four fields beside its word.
    record Strength(String word) implements Run {}
}
