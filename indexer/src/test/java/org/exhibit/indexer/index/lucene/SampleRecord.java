package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.RecordIds;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// One record as a test writes it.
///
/// @param file path of its evidence item, which also names the item's bytes
/// @param content what its content id is made of; equal contents are repeats
/// @param ordinal 1-based within the file
record SampleRecord(
        String file, String content, long ordinal, LogEvent event, List<RecordField> fields) {

    static Digest item(String file) {
        return Digest.of(file.getBytes(StandardCharsets.UTF_8));
    }

    Digest item() {
        return item(file);
    }

    byte[] idBytes() {
        byte[] hash = Digest.of(content.getBytes(StandardCharsets.UTF_8)).bytes();
        return java.util.Arrays.copyOf(hash, RecordIds.LENGTH);
    }

    String id() {
        return HexFormat.of().formatHex(idBytes());
    }

    long offset() {
        return ordinal * 100;
    }

    String place() {
        return HexFormat.of().formatHex(RecordIds.place(item(), "", offset()));
    }

    Origin origin() {
        return new Origin(item(), file, List.of(), ordinal, offset(), 90, null, null);
    }

    String citation() {
        return Citation.of(1, origin()).toString();
    }

    /// The id an index prints for it.
    String printedId(@Nullable String duplicateOf) {
        return duplicateOf == null ? id() : place();
    }
}
