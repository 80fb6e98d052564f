package org.exhibit.indexer.index;

import org.exhibit.indexer.format.RecordField;

import java.util.List;

/// What was read again of a record's original, and how much of it to print.
///
/// @param raw exactly the record's bytes
/// @param fields every field of the record, in the record's order
/// @param printRaw whether to print `raw`
/// @param printFields whether to print `fields`
public record RecordContent(
        byte[] raw, List<RecordField> fields, boolean printRaw, boolean printFields) {
    public RecordContent {
        fields = List.copyOf(fields);
    }
}
