package org.exhibit.indexer.format;

/// One field of the original record, for searching by path.
///
/// @param path the source's own name; nested names joined by `.`, array indices left out
/// @param text the value as text, decoded; empty for null, `{}` and `[]`
/// @param kind how the record writes it
public record RecordField(String path, String text, Kind kind) {
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        /// An empty object or array.
        EMPTY
    }

    public static RecordField text(String path, String text) {
        return new RecordField(path, text, Kind.TEXT);
    }

    public static RecordField number(String path, String text) {
        return new RecordField(path, text, Kind.NUMBER);
    }

    public static RecordField nullValue(String path) {
        return new RecordField(path, "", Kind.NULL);
    }
}
