package org.exhibit.app.ui.common;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a person's computer remembers between two starts: theme, names, recent cases. Nothing of a
/// case's content.
///
/// Losing it is no harm, so a file that cannot be read counts as empty, and one that cannot be
/// written is left.
public final class Preferences {
    private static final System.Logger LOG = System.getLogger(Preferences.class.getName());

    private final Path file;
    private final Properties values = new Properties();

    private Preferences(Path file) {
        this.file = file;
    }

    /// Those of the person who runs the program.
    public static Preferences ofUser() {
        return load(folder().resolve("workbench.properties"));
    }

    public static Preferences load(Path file) {
        Preferences preferences = new Preferences(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                preferences.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the workbench's preferences could not be read",
                        e);
            }
        }
        return preferences;
    }

    private static Path folder() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "");
        if (system.startsWith("Windows")) {
            String roaming = System.getenv("APPDATA");
            return roaming == null ? Path.of(home, "Exhibit") : Path.of(roaming, "Exhibit");
        }
        if (system.startsWith("Mac")) {
            return Path.of(home, "Library", "Application Support", "Exhibit");
        }
        String config = System.getenv("XDG_CONFIG_HOME");
        return config == null || config.isBlank()
                ? Path.of(home, ".config", "exhibit")
                : Path.of(config, "exhibit");
    }

    /// The value, or empty text.
    public String get(String name) {
        return values.getProperty(name, "");
    }

    /// Values whose names begin so, by name.
    public Map<String, String> startingWith(String prefix) {
        return values.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .collect(
                        Collectors.toMap(
                                name -> name, this::get, (one, other) -> one, TreeMap::new));
    }

    public void put(String name, String value) {
        values.setProperty(name, value);
        store();
    }

    /// Replaces all values whose names begin so.
    public void replace(String prefix, Map<String, String> next) {
        startingWith(prefix).keySet().forEach(values::remove);
        values.putAll(next);
        store();
    }

    private void store() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            StringWriter text = new StringWriter();
            values.store(text, null);
            // The first line is the time of writing; it would make equal preferences differ.
            String lines =
                    text.toString()
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .sorted()
                            .collect(Collectors.joining("\n", "", "\n"));
            Path next =
                    Files.createTempFile(file.toAbsolutePath().getParent(), "workbench", ".tmp");
            Files.writeString(next, lines, StandardCharsets.UTF_8);
            Files.move(
                    next,
                    file,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the workbench's preferences could not be written",
                    e);
        }
    }
}
