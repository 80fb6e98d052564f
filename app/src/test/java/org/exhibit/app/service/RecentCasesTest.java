package org.exhibit.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class RecentCasesTest {
    @TempDir Path folder;

    private Path made(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("case.json"), "{}");
        return made;
    }

    @Test
    void putsTheLastUsedFirstAndEachOnce() throws IOException {
        RecentCases recent =
                RecentCases.ofPerson(Map.of("EXHIBIT_SETTINGS", folder.resolve("s").toString()));
        Path one = made("one");
        Path two = made("two");
        recent.add(one);
        recent.add(two);
        recent.add(one);
        assertThat(recent.all()).containsExactly(one, two);
    }

    @Test
    void forgetsCasesThatAreGone() throws IOException {
        RecentCases recent = new RecentCases(folder.resolve("s/recent-cases"));
        Path one = made("one");
        recent.add(one);
        Files.delete(one.resolve("case.json"));
        assertThat(recent.all()).isEmpty();
    }

    @Test
    void isEmptyWithoutAFile() {
        assertThat(new RecentCases(folder.resolve("none")).all()).isEmpty();
    }
}
