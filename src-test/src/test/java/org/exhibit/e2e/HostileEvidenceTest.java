package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Damaged and hostile files: nothing stops the import, nothing is lost, everything is accounted
/// for. A sound file beside each must come through whole.
class HostileEvidenceTest {
    @TempDir Path folder;

    private Path logs = Path.of("");

    @BeforeEach
    void putSoundFile() throws IOException {
        logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("sound.log"), HostileLogs.lines("sound", 5));
    }

    private TestCase imported() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        CommandRun run = imported.acquire(logs);
        assertThat(run.status()).as(run.messages()).isZero();
        JsonNode status = imported.status();
        assertThat(status.path("records").asLong())
                .isEqualTo(
                        status.path("events").asLong()
                                + status.path("duplicates").asLong()
                                + status.path("rejected").asLong());
        assertThat(imported.search("bucket:sound")).hasSize(5);
        CommandRun verified = CommandRun.of("verify", imported.folder());
        assertThat(verified.status()).as(verified.output()).isZero();
        return imported;
    }

    private static List<String> problems(TestCase of, String kind) throws IOException {
        return of.json("problems", of.folder(), "--json").findParents("kind").stream()
                .filter(problem -> problem.path("kind").asText().equals(kind))
                .map(problem -> problem.at("/origin/file").asText())
                .toList();
    }

    @Test
    void truncatedGzip() throws IOException {
        byte[] whole = HostileLogs.gzip(HostileLogs.trail(400, ""));
        Files.write(logs.resolve("cut.json.gz"), Arrays.copyOf(whole, whole.length * 6 / 10));
        TestCase imported = imported();
        assertThat(problems(imported, "unreadable")).contains("cut.json.gz");
        assertThat(imported.search("source:cloudtrail")).hasSizeBetween(50, 399);
    }

    @Test
    void badLineAmongMany() throws IOException {
        String before = HostileLogs.lines("many", 300);
        String bad = "this is no access log line at all\n";
        Files.writeString(logs.resolve("many.log"), before + bad + HostileLogs.lines("later", 300));
        TestCase imported = imported();
        assertThat(imported.search("bucket:many")).hasSize(300);
        assertThat(imported.search("bucket:later")).hasSize(300);
        JsonNode problems = imported.json("problems", imported.folder(), "--json");
        assertThat(problems).hasSize(1);
        JsonNode origin = problems.get(0).path("origin");
        assertThat(problems.get(0).path("kind").asText()).isEqualTo("rejected");
        assertThat(origin.path("record").asLong()).isEqualTo(301);
        assertThat(origin.path("offset").asLong()).isEqualTo(before.length());
        assertThat(origin.path("length").asLong()).isEqualTo(bad.length() - 1);
    }

    @Test
    void oneLineOfThirtyMegabytes() throws IOException {
        oneLine(30);
    }

    @Test
    @Tag("slow")
    void oneLineOfThreeHundredMegabytes() throws IOException {
        oneLine(300);
    }

    private void oneLine(int megabytes) throws IOException {
        long records = HostileLogs.writeTrail(logs.resolve("big.json"), megabytes << 20);
        TestCase imported = imported();
        assertThat(imported.status().at("/bySource/cloudtrail/events").asLong()).isEqualTo(records);
    }

    @Test
    void valueOfFortyThousandCharacters() throws IOException {
        String agent = "x".repeat(39_990) + "needle-end";
        Files.write(logs.resolve("long.json"), HostileLogs.trail(3, agent));
        TestCase imported = imported();
        List<JsonNode> found = imported.search("userAgent:" + agent);
        assertThat(found).hasSize(3);
        assertThat(found.getFirst().path("userAgent").asText()).isEqualTo(agent);
        assertThat(imported.search("userAgent:" + "x".repeat(39_990) + "another")).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8() throws IOException {
        byte[] line = HostileLogs.lines("broken", 1).getBytes(StandardCharsets.ISO_8859_1);
        int agent = new String(line, StandardCharsets.ISO_8859_1).indexOf("agent/1.0");
        line[agent] = (byte) 0xff;
        Files.write(logs.resolve("broken.log"), line);
        TestCase imported = imported();
        List<JsonNode> found = imported.search("bucket:broken", "--raw");
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().has("rawBase64")).isTrue();
        String id = found.getFirst().path("id").asText();
        byte[] raw = CommandRun.of("show", imported.folder(), id, "--raw").bytes();
        assertThat(raw).isEqualTo(Arrays.copyOf(line, line.length - 1));
    }

    @Test
    void zipWithOneNameTwice() throws IOException {
        HostileLogs.zip(
                logs.resolve("twice.zip"),
                List.of("a.log", "a.log"),
                List.of(HostileLogs.lines("first", 3), HostileLogs.lines("second", 4)));
        TestCase imported = imported();
        assertThat(imported.search("bucket:first")).hasSize(3);
        List<JsonNode> second = imported.search("bucket:second");
        assertThat(second).hasSize(4);
        assertThat(second.getFirst().at("/origin/member/0/ordinal").asInt()).isEqualTo(1);
    }

    @Test
    void namesThatLeadOutOfTheFolder() throws IOException {
        HostileLogs.zip(
                logs.resolve("out.zip"),
                List.of("../../../escaped.log", "/escaped-too.log", "..\\escaped-three.log"),
                List.of(
                        HostileLogs.lines("one", 2),
                        HostileLogs.lines("two", 2),
                        HostileLogs.lines("three", 2)));
        TestCase imported = imported();
        assertThat(imported.search("bucket:one OR bucket:two OR bucket:three")).hasSize(6);
        for (Path at = imported.folder(); at != null; at = at.getParent()) {
            assertThat(at.resolve("escaped.log")).doesNotExist();
        }
        assertThat(Path.of("/escaped-too.log")).doesNotExist();
    }

    @Test
    void bombs() throws IOException {
        HostileLogs.zipOfZeros(logs.resolve("bomb.zip"), 1_200);
        HostileLogs.gzipOfZeros(logs.resolve("bomb.log.gz"), 1_200);
        long before = System.nanoTime();
        TestCase imported = imported();
        assertThat(System.nanoTime() - before).isLessThan(60_000_000_000L);
        assertThat(problems(imported, "unreadable")).contains("bomb.zip", "bomb.log.gz");
    }
}
