package org.exhibit.indexer.store;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;

/// A zip archive's files in the order of its directory.
final class ZipEntries implements Archive {
    private final Path file;
    private final boolean temporary;
    private final ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private int ordinal = -1;

    ZipEntries(Path file, boolean temporary) throws IOException {
        this.file = file;
        this.temporary = temporary;
        this.zip = ZipFile.builder().setPath(file).get();
        this.entries = Collections.list(zip.getEntries()).iterator();
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (entries.hasNext()) {
            ZipArchiveEntry entry = entries.next();
            ordinal++;
            if (entry.isDirectory()) {
                continue;
            }
            String refusal = refusal(entry);
            InputStream content =
                    refusal.isEmpty()
                            ? new ExpansionBound(
                                    new ChecksummedEntry(zip.getInputStream(entry), entry.getCrc()),
                                    () -> Math.max(entry.getCompressedSize(), 1))
                            : InputStream.nullInputStream();
            return new Entry(
                    MemberStep.Kind.ZIP,
                    entry.getName(),
                    EntryNames.base64Unless(entry.getRawName()),
                    ordinal,
                    refusal,
                    content);
        }
        return null;
    }

    private String refusal(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return "the zip entry is a symbolic link and is not followed";
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "the zip entry is encrypted";
        }
        return zip.canReadEntryData(entry)
                ? ""
                : "the zip entry uses a compression method that is not supported";
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }
}
