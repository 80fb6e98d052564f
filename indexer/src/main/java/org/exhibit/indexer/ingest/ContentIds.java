package org.exhibit.indexer.ingest;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.RecordIds;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// Computes content ids: the first 16 bytes of a SHA-256 over source, layout, the record's bytes
/// without insignificant white space, and the ordinal of the equal record within its file where
/// records have no id of their own. Not thread-safe.
public final class ContentIds {
    private final MessageDigest sha = Digest.sha256();
    private byte[] compact = new byte[8 * 1024];
    private @Nullable SourceKind source;
    private String layout = "";
    private byte[] beginning = {};

    /// A record's hash before its ordinal.
    ///
    /// @return 32 bytes
    byte[] base(RecordSpan span, ParsedRecord record, String layout) {
        sha.update(beginning(record.event().source(), layout));
        if (span.length() > 0
                && (span.buffer()[span.from()] == '{' || span.buffer()[span.from()] == '[')) {
            json(span);
        } else {
            sha.update(span.buffer(), span.from(), span.length());
        }
        return sha.digest();
    }

    private byte[] beginning(SourceKind from, String form) {
        if (from != source || !form.equals(layout)) {
            source = from;
            layout = form;
            beginning = (from.word() + '\n' + form + '\n').getBytes(StandardCharsets.UTF_8);
        }
        return beginning;
    }

    /// The id of the `occurrence`-th equal record.
    ///
    /// @param occurrence 0 for the first, and for records that carry an id of their own
    byte[] content(byte[] base, long occurrence) {
        if (occurrence == 0) {
            return Arrays.copyOf(base, RecordIds.LENGTH);
        }
        sha.update(base);
        sha.update(Long.toString(occurrence).getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(sha.digest(), RecordIds.LENGTH);
    }

    /// The id of a record that matches no other: equal bytes elsewhere are another event.
    byte[] alone(byte[] base, byte[] place) {
        sha.update(base);
        sha.update(place);
        return Arrays.copyOf(sha.digest(), RecordIds.LENGTH);
    }

    private void json(RecordSpan span) {
        byte[] in = span.buffer();
        int to = span.to();
        int start = span.from();
        int at = start;
        int kept = 0;
        boolean inString = false;
        while (at < to) {
            byte b = in[at];
            if (inString) {
                if (b == '\\') {
                    at++;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b == '"') {
                inString = true;
            } else if (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
                kept = keep(in, start, at, kept);
                start = at + 1;
            }
            at++;
        }
        if (kept == 0) {
            sha.update(in, start, to - start);
        } else {
            kept = keep(in, start, to, kept);
            sha.update(compact, 0, kept);
        }
    }

    private int keep(byte[] in, int from, int to, int kept) {
        int length = to - from;
        if (compact.length - kept < length) {
            compact = Arrays.copyOf(compact, Math.max(compact.length * 2, kept + length));
        }
        System.arraycopy(in, from, compact, kept, length);
        return kept + length;
    }
}
