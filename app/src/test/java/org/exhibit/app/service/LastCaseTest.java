package org.exhibit.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class LastCaseTest {
    @TempDir Path folder;

    private Path made(String name) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("case.json"), "{}");
        return made;
    }

    @Test
    void isTheOneWrittenLast() throws IOException {
        LastCase last = new LastCase(folder.resolve("settings/last-case"));
        last.write(made("one"));
        Path two = made("two");
        last.write(two);
        assertThat(last.read().map(LastCase.Used::folder)).contains(two);
    }

    @Test
    void isNoneOnceItIsGone() throws IOException {
        LastCase last = new LastCase(folder.resolve("settings/last-case"));
        Path one = made("one");
        last.write(one);
        Files.delete(one.resolve("case.json"));
        assertThat(last.read()).isEqualTo(Optional.empty());
    }

    @Test
    void isNoneWithoutAFile() {
        assertThat(new LastCase(folder.resolve("none")).read()).isEmpty();
    }
}
