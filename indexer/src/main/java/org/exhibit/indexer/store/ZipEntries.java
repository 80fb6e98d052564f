package org.exhibit.indexer.store;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
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
    private final EncryptedEntries encrypted;
    private final Iterator<ZipArchiveEntry> entries;
    private int ordinal = -1;

    ZipEntries(Path file, boolean temporary, ZipPasswords passwords) throws IOException {
        this.file = file;
        this.temporary = temporary;
        this.zip = ZipFile.builder().setPath(file).get();
        this.encrypted = new EncryptedEntries(file, passwords);
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
            InputStream content = InputStream.nullInputStream();
            if (refusal.isEmpty()) {
                try {
                    content = content(entry);
                } catch (IOException e) {
                    if (!entry.getGeneralPurposeBit().usesEncryption()) {
                        throw e;
                    }
                    refusal = String.valueOf(e.getMessage());
                }
            }
            return new Entry(
                    EncryptedEntries.kind(entry),
                    entry.getName(),
                    EntryNames.base64Unless(entry.getRawName()),
                    ordinal,
                    refusal,
                    content);
        }
        return null;
    }

    /// Passes over the entries before without opening them: to try passwords takes its time.
    @Override
    public @Nullable Entry at(int wanted) throws IOException {
        while (ordinal + 1 < wanted && entries.hasNext()) {
            entries.next();
            ordinal++;
        }
        @Nullable Entry entry = next();
        return entry != null && entry.ordinal() == wanted ? entry : null;
    }

    private InputStream content(ZipArchiveEntry entry) throws IOException {
        InputStream content =
                entry.getGeneralPurposeBit().usesEncryption()
                        ? encrypted.open(entry, ordinal)
                        : new ChecksummedEntry(zip.getInputStream(entry), entry.getCrc());
        return new ExpansionBound(content, () -> Math.max(entry.getCompressedSize(), 1));
    }

    private String refusal(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return "the zip entry is a symbolic link and is not followed";
        }
        return entry.getGeneralPurposeBit().usesEncryption() || zip.canReadEntryData(entry)
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
