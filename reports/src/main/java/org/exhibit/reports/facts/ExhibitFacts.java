package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// One exhibit: why it was marked, what the index says of it, and its bytes as cut again from the
/// original.
///
/// @param file the accounting row of the file it lies in, null where the index lists none
public record ExhibitFacts(
        MarkedExhibit mark, StoredEvent stored, RawRecord raw, @Nullable FileRow file) {

    public String label() {
        return mark.label();
    }

    /// Whether the file or member that holds the record is compressed, so that offsets count bytes
    /// after unpacking.
    public boolean compressed() {
        Digest content = file == null ? null : file.content();
        return content != null && !content.equals(held());
    }

    /// Hash of the bytes that hold the record, before any decompression: the evidence item's, or
    /// the innermost member's.
    public Digest held() {
        List<MemberStep> steps = stored.origin().member();
        return steps.isEmpty() ? stored.origin().evidence() : steps.getLast().content();
    }
}
