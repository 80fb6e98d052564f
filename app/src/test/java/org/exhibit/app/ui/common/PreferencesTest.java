package org.exhibit.app.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the workbench remembers; a broken file must never keep the window from opening.
class PreferencesTest {
    @TempDir Path folder;

    @Test
    void remembersBetweenStarts() {
        Path file = folder.resolve("deep/workbench.properties");
        Preferences.load(file).put("theme", "dark");

        assertThat(Preferences.load(file).get("theme")).isEqualTo("dark");
        assertThat(Preferences.load(file).get("absent")).isEmpty();
    }

    @Test
    void replacesAWholeGroup() {
        Preferences preferences = Preferences.load(folder.resolve("p"));
        preferences.put("recent.0.folder", "one");
        preferences.put("recent.1.folder", "two");
        preferences.put("theme", "light");

        preferences.replace("recent.", Map.of("recent.0.folder", "two"));

        assertThat(Preferences.load(folder.resolve("p")).startingWith(""))
                .isEqualTo(Map.of("recent.0.folder", "two", "theme", "light"));
    }

    @Test
    void writesNoInstantOfItsOwn() throws IOException {
        Preferences.load(folder.resolve("p")).put("theme", "light");

        assertThat(folder.resolve("p")).hasContent("theme=light\n");
    }

    @Test
    void takesABrokenFileForEmpty() throws IOException {
        Files.writeString(folder.resolve("p"), "theme=\\uZZZZ");

        assertThat(Preferences.load(folder.resolve("p")).get("theme")).isEmpty();
    }
}
