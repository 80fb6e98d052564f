package org.exhibit.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Where the demonstration keeps its things. A folder is its own by the file it puts there first;
/// into any other that is not empty nothing is written.
record DemoFolder(Path root) {
    private static final String MARK = "made-by-exhibit-demo.txt";

    /// @throws DirectoryNotEmptyException where the folder holds something foreign
    void claim() throws IOException {
        Files.createDirectories(root);
        Path mark = root.resolve(MARK);
        if (Files.exists(mark)) {
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.findAny().isPresent()) {
                throw new DirectoryNotEmptyException(
                        root + " was not made by exhibit demo: nothing is written there, and it");
            }
        }
        Files.writeString(
                mark,
                "This folder holds the bundled investigation. All of it may be deleted.\n",
                StandardCharsets.UTF_8);
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path caseFolder() {
        return root.resolve("case");
    }

    Path key() {
        return root.resolve("demo-key.p12");
    }

    Path password() {
        return root.resolve("demo-key-password.txt");
    }

    Path pack() {
        return root.resolve("evidence-pack.pdf");
    }
}
