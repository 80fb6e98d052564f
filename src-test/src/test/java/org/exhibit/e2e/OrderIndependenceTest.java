package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The order of import, its splitting and its repetition change nothing: same ids, same events.
class OrderIndependenceTest {
    private static final String OBJECT = "s3://mix/synthetic/avatar-001.mp4";

    @TempDir Path folder;

    @Test
    void sameEventsWhateverTheOrder() throws IOException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        TestCase once = TestCase.make(folder.resolve("once"));
        assertThat(once.acquire(logs).status()).isZero();

        List<Object> files = new ArrayList<>(BundledLogs.files(logs));
        Collections.shuffle(files, new Random(7));
        TestCase split = TestCase.make(folder.resolve("split"));
        int third = files.size() / 3;
        split.acquire(files.subList(2 * third, files.size()).toArray());
        split.acquire(files.subList(0, third).toArray());
        split.acquire(files.subList(third, 2 * third).toArray());
        // The whole once more, and some files under other names.
        split.acquire(copies(files.subList(0, 40)));
        assertThat(split.acquire(logs).status()).isZero();

        assertThat(said(split)).isEqualTo(said(once));
        assertThat(split.status().path("events").asLong())
                .isEqualTo(once.status().path("events").asLong());
        assertThat(split.status().path("conflicts")).isEqualTo(once.status().path("conflicts"));
        assertThat(timeline(split)).isEqualTo(timeline(once)).isNotEmpty();
        assertThat(CommandRun.of("verify", split.folder()).status()).isZero();
    }

    @Test
    void theSameAcquisitionAgainChangesOnlyCustody() throws IOException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        TestCase imported = TestCase.make(folder.resolve("case"));
        imported.acquire(logs);
        List<String> events = imported.events();
        JsonNode status = imported.status();
        assertThat(imported.acquire(logs).status()).isZero();
        assertThat(imported.events()).isEqualTo(events);
        assertThat(imported.status()).isEqualTo(status);
    }

    private Path copies(List<Object> files) throws IOException {
        Path copies = Files.createDirectory(folder.resolve("copies"));
        for (int i = 0; i < files.size(); i++) {
            Files.copy((Path) files.get(i), copies.resolve("copy-" + i + ".log"));
        }
        return copies;
    }

    /// The events without where the copy in hand came from: paths and acquisitions differ.
    private static List<String> said(TestCase of) throws IOException {
        List<String> said = new ArrayList<>();
        for (JsonNode event : of.search()) {
            ((ObjectNode) event).remove("citation");
            ((ObjectNode) event.path("origin")).remove("file");
            said.add(event.toString());
        }
        return said;
    }

    private static List<String> timeline(TestCase of) {
        return CommandRun.output("timeline", of.folder(), OBJECT, "--format", "jsonl")
                .lines()
                .toList();
    }
}
