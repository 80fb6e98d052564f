package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What an origin says must lead anyone to the record's bytes with tools that know nothing of
/// Exhibit.
@DisabledOnOs(OS.WINDOWS)
class CutAgainTest {
    private static final int SAMPLE = 200;
    private static final int LARGE_SAMPLE = 2_000;

    @TempDir Path folder;

    @Test
    void externalToolsCutTheSameBytes() throws IOException, InterruptedException {
        cut(SAMPLE);
    }

    @Test
    @Tag("slow")
    void externalToolsCutTheSameBytesOfMany() throws IOException, InterruptedException {
        cut(LARGE_SAMPLE);
    }

    private void cut(int sample) throws IOException, InterruptedException {
        Path logs = BundledLogs.write(folder.resolve("logs"));
        Path archives = Files.createDirectory(folder.resolve("archives"));
        pack(logs, archives);
        TestCase imported = TestCase.make(folder.resolve("case"));
        // Archives alone first, so that many of the events are theirs.
        assertThat(imported.acquire(archives).status()).isZero();
        assertThat(imported.acquire(logs).status()).isZero();
        List<JsonNode> events = new ArrayList<>(imported.search("--raw"));
        // Every copy of a record has an origin of its own, and all of them must be true.
        events.addAll(imported.search("duplicateOf:*", "--raw"));
        Collections.shuffle(events, new Random(20260310));
        List<JsonNode> chosen = events.subList(0, sample);
        assertThat(chosen)
                .extracting(event -> event.path("source").asText())
                .contains("cloudtrail", "s3-access", "vpc-flow");
        assertThat(chosen)
                .extracting(event -> event.at("/origin/member/0/kind").asText())
                .contains("", "zip", "tar");
        Path cut = Files.createDirectory(folder.resolve("cut"));
        run(script(chosen, imported.folder(), cut));
        for (int i = 0; i < chosen.size(); i++) {
            assertThat(Files.readAllBytes(cut.resolve(Integer.toString(i))))
                    .as(chosen.get(i).path("citation").asText())
                    .isEqualTo(raw(chosen.get(i)));
        }
    }

    private void pack(Path logs, Path archives) throws IOException, InterruptedException {
        run(
                List.of(
                        "cd " + quote(logs.toString()),
                        "zip -q -r " + quote(archives.resolve("a.zip").toString()) + " mixlogs",
                        "tar -czf "
                                + quote(archives.resolve("b.tar.gz").toString())
                                + " access-logs AWSLogs"));
    }

    private static List<String> script(List<JsonNode> events, Path caseFolder, Path cut)
            throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            JsonNode origin = events.get(i).path("origin");
            String sha = origin.path("evidence").asText();
            Path original =
                    caseFolder
                            .resolve("evidence")
                            .resolve(sha.substring(0, 2))
                            .resolve(sha.substring(2));
            lines.add(
                    content(original, origin.path("member"))
                            + " | tail -c +"
                            + (origin.path("offset").asLong() + 1)
                            + " | head -c "
                            + origin.path("length").asLong()
                            + " > "
                            + quote(cut.resolve(Integer.toString(i)).toString()));
        }
        return lines;
    }

    private static String content(Path original, JsonNode member) throws IOException {
        String file = quote(original.toString());
        if (member.isEmpty()) {
            return (isGzip(original) ? "gunzip -c " : "cat ") + file;
        }
        String name = member.get(0).path("name").asText();
        String entry =
                (member.get(0).path("kind").asText().equals("zip") ? "unzip -p " : "tar -xOf ")
                        + file
                        + ' '
                        + quote(name);
        return name.endsWith(".gz") ? entry + " | gunzip -c" : entry;
    }

    private static boolean isGzip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static byte[] raw(JsonNode event) {
        return event.has("raw")
                ? event.path("raw").asText().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(event.path("rawBase64").asText());
    }

    private static String quote(String text) {
        return '\'' + text.replace("'", "'\\''") + '\'';
    }

    private void run(List<String> lines) throws IOException, InterruptedException {
        Path script = Files.createTempFile(folder, "cut", ".sh");
        Files.write(script, lines);
        File messages = folder.resolve("messages").toFile();
        Process process =
                new ProcessBuilder("sh", script.toString()).redirectError(messages).start();
        assertThat(process.waitFor()).isZero();
    }
}
