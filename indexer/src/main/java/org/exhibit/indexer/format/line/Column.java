package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.RecordField;

/// One column of a line format.
///
/// @param path the column's name in the source
/// @param ordinal its 0-based place among the columns
/// @param number whether its values are decimal numbers
/// @param repeats whether few values fill most of its rows, so that remembering them pays
/// @param absent the field of a `-`
public record Column(
        String path, int ordinal, boolean number, boolean repeats, RecordField absent) {

    public static Column of(String path, int ordinal, boolean number, boolean repeats) {
        return new Column(path, ordinal, number, repeats, RecordField.nullValue(path));
    }

    /// Reads a value: null for `-`, a number where the column holds numbers and this is one, else
    /// text.
    ///
    /// @param value what `Decimal.parse` makes of the bytes where the column holds numbers
    public RecordField field(FieldCache cache, byte[] bytes, int from, int to, long value) {
        if (to - from == 1 && bytes[from] == '-') {
            return absent;
        }
        boolean isNumber = number && value >= 0;
        if (repeats) {
            return cache.field(this, bytes, from, to, isNumber);
        }
        String text = cache.text(path, bytes, from, to);
        return isNumber ? RecordField.number(path, text) : RecordField.text(path, text);
    }
}
