package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The entries of a zip or tar archive that are files, in the archive's order.
sealed interface Archive extends Closeable permits ZipEntries, TarEntries {

    /// One file in the archive.
    ///
    /// @param name as text
    /// @param nameBytes base64 of a name that is no valid UTF-8, else empty
    /// @param ordinal 0-based place among all entries, folders included
    /// @param refusal why it cannot be read, else empty
    record Entry(
            MemberStep.Kind kind,
            String name,
            String nameBytes,
            int ordinal,
            String refusal,
            InputStream content) {
        MemberStep step(Digest content) {
            return new MemberStep(kind, name, nameBytes, ordinal, content);
        }
    }

    /// The next file, or null at the end. Closes the one before.
    @Nullable Entry next() throws IOException;

    /// The file at a place not yet passed, or null where there is none.
    default @Nullable Entry at(int ordinal) throws IOException {
        for (Entry entry = next(); entry != null; entry = next()) {
            if (entry.ordinal() == ordinal) {
                return entry;
            }
        }
        return null;
    }

    /// @param file where the content lies; used where nothing had to be decompressed
    /// @param content recognised as an archive; taken over
    static Archive open(Path file, LeafStream content, ZipPasswords passwords) throws IOException {
        if (content.shape() == LeafStream.Shape.TAR) {
            return new TarEntries(content);
        }
        if (!content.compressed()) {
            return new ZipEntries(file, false, passwords);
        }
        Path copy = Files.createTempFile("exhibit-", ".zip");
        Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        return new ZipEntries(copy, true, passwords);
    }
}
