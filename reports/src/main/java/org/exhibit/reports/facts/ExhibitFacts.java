package org.exhibit.reports.facts;

import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/// One exhibit: why it was marked, what the index says of it, and its bytes as cut again from the
/// original.
///
/// @param file the accounting row of the file it lies in, null where the index lists none
/// @param integrity what CloudTrail's digests say of that file
public record ExhibitFacts(
        MarkedExhibit mark,
        StoredEvent stored,
        RawRecord raw,
        @Nullable FileRow file,
        RecordVerdicts.Judged integrity) {

    private static final Pattern COMPRESSED =
            Pattern.compile("\\.(gz|gzip|tgz|zst|zstd)$", Pattern.CASE_INSENSITIVE);

    public String label() {
        return mark.label();
    }

    /// Whether the file or member that holds the record is compressed, so that offsets count bytes
    /// after unpacking. Told by the hashes, or by the name where the content could not be read to
    /// its end and so has no hash.
    public boolean compressed() {
        Digest content = file == null ? null : file.content();
        return content == null ? COMPRESSED.matcher(holder()).find() : !content.equals(held());
    }

    /// Name of the file, or of the innermost member, that holds the record.
    private String holder() {
        List<MemberStep> steps = stored.origin().member();
        return steps.isEmpty() ? stored.origin().file() : steps.getLast().name();
    }

    /// Hash of the bytes that hold the record, before any decompression: the evidence item's, or
    /// the innermost member's.
    public Digest held() {
        List<MemberStep> steps = stored.origin().member();
        return steps.isEmpty() ? stored.origin().evidence() : steps.getLast().content();
    }
}
