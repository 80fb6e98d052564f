package org.exhibit.indexer.store;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A tar archive's files in its order. Names are read as ISO 8859-1, which keeps every byte, and
/// told as UTF-8.
final class TarEntries implements Archive {
    private final TarArchiveInputStream tar;
    private int ordinal = -1;

    TarEntries(InputStream content) throws IOException {
        this.tar = new TarArchiveInputStream(content, StandardCharsets.ISO_8859_1.name());
    }

    @Override
    public @Nullable Entry next() throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry();
                entry != null;
                entry = tar.getNextEntry()) {
            ordinal++;
            if (entry.isDirectory()) {
                continue;
            }
            byte[] raw = EntryNames.bytes(entry.getName());
            return new Entry(
                    MemberStep.Kind.TAR,
                    EntryNames.text(raw),
                    EntryNames.base64Unless(raw),
                    ordinal,
                    entry.isFile() ? "" : "the tar entry is a link or a device and is not followed",
                    tar);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
