package org.exhibit.app.investigation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes gzip files whose header carries neither time nor name, so that equal contents give equal
/// files.
final class GzipFiles {
    private GzipFiles() {}

    static void write(Path file, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed, 16 * 1024)) {
            gzip.write(content);
        }
        Files.createDirectories(file.resolveSibling("."));
        Files.write(file, packed.toByteArray());
    }
}
