package org.exhibit.app.service;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The case that a command line made last, for the window to open: its absolute path in a file
/// among the person's settings. A convenience only, so a file that cannot be read counts as none.
public final class LastCase {
    private final Path file;

    public LastCase(Path file) {
        this.file = file;
    }

    /// Beside the workbench's own settings, where the operating system keeps a person's.
    public static LastCase ofPerson(Map<String, String> environment) {
        return new LastCase(settings(environment).resolve("last-case"));
    }

    private static Path settings(Map<String, String> environment) {
        String system = System.getProperty("os.name", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("Windows")) {
            return folder(environment.get("APPDATA"), home).resolve("Exhibit");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Exhibit");
        }
        return folder(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                .resolve("exhibit");
    }

    private static Path folder(@Nullable String named, Path otherwise) {
        return named == null || named.isBlank() ? otherwise : Path.of(named);
    }

    /// A case and when it was made the last one.
    public record Used(Path folder, Instant at) {}

    /// Empty where there is none, or it is no longer there.
    public Optional<Used> read() {
        try {
            Path folder = Path.of(Files.readString(file, StandardCharsets.UTF_8).strip());
            return Files.exists(folder.resolve("case.json"))
                    ? Optional.of(new Used(folder, Files.getLastModifiedTime(file).toInstant()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    public void write(Path folder) throws IOException {
        Path settings = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(settings, "last-case", ".part");
        try {
            Files.writeString(
                    part, folder.toAbsolutePath().normalize() + "\n", StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
