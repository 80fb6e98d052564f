package org.exhibit.indexer.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;

/// A file outside the case, about to be read. Symbolic links are never followed, so that what is
/// read is what was listed.
///
/// @param path of the file
/// @param attributes as they were when it was listed
public record SourceFile(Path path, BasicFileAttributes attributes) {

    public static SourceFile at(Path path) throws IOException {
        return new SourceFile(path, read(path));
    }

    private static BasicFileAttributes read(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    public Instant modified() {
        return attributes.lastModifiedTime().toInstant();
    }

    FileChannel open() throws SourceException {
        try {
            return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw SourceException.of(e);
        }
    }

    /// @param bytesRead all that could be read
    /// @throws SourceChangedException where the file is not what it was before it was read
    void checkUnchanged(long bytesRead) throws SourceException {
        BasicFileAttributes now;
        try {
            now = read(path);
        } catch (IOException e) {
            throw SourceException.of(e);
        }
        boolean same =
                now.isRegularFile()
                        && now.size() == bytesRead
                        && attributes.size() == bytesRead
                        && now.lastModifiedTime().equals(attributes.lastModifiedTime())
                        && Objects.equals(now.fileKey(), attributes.fileKey());
        if (!same) {
            throw new SourceChangedException("was changed while it was read");
        }
    }
}
