package org.exhibit.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The checkout as text, for rules that class files cannot show.
final class JavaSources {

    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private JavaSources() {}

    static List<Path> all() throws IOException {
        try (Stream<Path> modules = Files.list(CHECKOUT)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(JavaSources::in)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new AssertionError("cannot list " + folder, e);
        }
    }
}
