package org.exhibit.e2e;

import org.exhibit.app.investigation.BundledInvestigation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The bundled investigation's files, as evidence for tests: three formats, duplicates, damage.
final class BundledLogs {
    private BundledLogs() {}

    static Path write(Path folder) throws IOException {
        return BundledInvestigation.write(folder).folder();
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
