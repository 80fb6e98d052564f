package org.exhibit.indexer.format.cloudtrail;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Real public logs, which lie beside the checkout where a machine has them. Tests that need them
/// are skipped where they are absent.
final class Samples {
    private Samples() {}

    static Path folder(String name) {
        Path root = root();
        Assumptions.assumeTrue(root != null, "no sample logs beside the checkout");
        Path folder = root == null ? Path.of(name) : root.resolve(name);
        Assumptions.assumeTrue(Files.exists(folder), () -> "no sample " + name);
        return folder;
    }

    private static @Nullable Path root() {
        String named = System.getProperty("exhibit.samples", System.getenv("EXHIBIT_SAMPLES"));
        if (named != null) {
            return Path.of(named);
        }
        Path module = Path.of("").toAbsolutePath().getParent();
        if (module == null) {
            return null;
        }
        return Stream.of("../shared/samples", "../../shared/samples")
                .map(place -> module.resolve(place).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
    }

    /// The files of a folder with one of the endings, sorted.
    static List<Path> files(String folder, String... endings) throws IOException {
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.filter(f -> Stream.of(endings).anyMatch(e -> f.toString().endsWith(e)))
                    .sorted()
                    .toList();
        }
    }

    static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(in).readAllBytes()
                    : in.readAllBytes();
        }
    }
}
