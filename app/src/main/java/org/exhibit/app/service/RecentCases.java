package org.exhibit.app.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The cases this person worked on, newest first: one absolute path a line in a file of the
/// person's settings. It is a convenience only, so a file that cannot be read is an empty list.
public final class RecentCases {
    private static final int MOST = 20;

    private final Path file;

    public RecentCases(Path file) {
        this.file = file;
    }

    /// Where the operating system keeps a person's settings; `EXHIBIT_SETTINGS` names another
    /// folder.
    public static RecentCases ofPerson(Map<String, String> environment) {
        return new RecentCases(settings(environment).resolve("recent-cases"));
    }

    private static Path settings(Map<String, String> environment) {
        String own = environment.getOrDefault("EXHIBIT_SETTINGS", "");
        if (!own.isEmpty()) {
            return Path.of(own);
        }
        String system = System.getProperty("os.name", "");
        Path home = Path.of(System.getProperty("user.home", "."));
        if (system.startsWith("Windows")) {
            String data = environment.getOrDefault("APPDATA", "");
            return (data.isEmpty() ? home : Path.of(data)).resolve("Exhibit");
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Exhibit");
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return (config.isEmpty() ? home.resolve(".config") : Path.of(config)).resolve("exhibit");
    }

    /// Those that still exist.
    public List<Path> all() {
        List<Path> cases = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                Path folder = Path.of(line);
                if (Files.exists(folder.resolve("case.json"))) {
                    cases.add(folder);
                }
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return List.copyOf(cases);
        }
        return List.copyOf(cases);
    }

    /// Puts a case first.
    public void add(Path folder) throws IOException {
        Set<Path> cases = new LinkedHashSet<>();
        cases.add(folder.toAbsolutePath().normalize());
        cases.addAll(all());
        List<String> lines = cases.stream().limit(MOST).map(Path::toString).toList();
        Path settings = Files.createDirectories(file.toAbsolutePath().getParent());
        Path part = Files.createTempFile(settings, "recent-cases", ".part");
        try {
            Files.write(part, lines, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
