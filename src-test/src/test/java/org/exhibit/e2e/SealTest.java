package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.sign.ThrowAwayKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A case sealed, verified, and one item of it disclosed alone.
class SealTest {
    @TempDir Path folder;

    private TestCase made = new TestCase(Path.of(""));
    private Path key = Path.of("");
    private Path pass = Path.of("");

    @BeforeEach
    void make() throws IOException {
        for (int i = 0; i < 5; i++) {
            Path logs = Files.createDirectories(folder.resolve("logs"));
            Files.writeString(logs.resolve(i + ".log"), HostileLogs.lines("b" + i, 3 + i));
        }
        key = folder.resolve("k.p12");
        ThrowAwayKey.write(key, "secret".toCharArray(), Instant.now());
        pass = Files.writeString(folder.resolve("pass"), "secret\n");
        made = TestCase.make(folder.resolve("case"));
        made.acquire(folder.resolve("logs"));
    }

    private CommandRun seal(Object... more) {
        Object[] words =
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(
                                        "seal", made.folder(), "--key", key, "--pass-file", pass),
                                java.util.stream.Stream.of(more))
                        .toArray();
        return CommandRun.of(words);
    }

    private List<String> checks(String name) throws IOException {
        CommandRun run = CommandRun.of("verify", made.folder(), "--json");
        JsonNode json = new ObjectMapper().readTree(run.output());
        return json.path("checks").findParents("name").stream()
                .filter(check -> check.path("name").asText().equals(name))
                .map(check -> check.path("ok").asBoolean() + " " + check.path("detail").asText())
                .toList();
    }

    @Test
    void coversWhatTheCaseHoldsAndIsVerifiedWithIt() throws IOException {
        assertThat(seal().status()).isZero();
        assertThat(checks("seal"))
                .singleElement()
                .asString()
                .startsWith("true S-01 holds over 5 items and entries 1 to ");
        Files.writeString(folder.resolve("more.log"), HostileLogs.lines("c", 2));
        made.acquire(folder.resolve("more.log"));
        assertThat(seal().messages()).contains("S-02 covers 6 evidence items");
        assertThat(checks("seal")).hasSize(2).allMatch(detail -> detail.startsWith("true "));
        assertThat(CommandRun.of("verify", made.folder()).status()).isZero();
    }

    @Test
    void doesNotHoldOverAnythingElse() throws IOException {
        seal();
        Path file = made.folder().resolve("seals/S-01.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"items\" : 5", "\"items\" : 6"));
        assertThat(checks("seal"))
                .containsExactly(
                        "false S-01 does not hold: its file S-01.json is not the one that custody"
                                + " names.");
        Files.writeString(file, text);
        Path signature = made.folder().resolve("seals/S-01.p7s");
        byte[] bytes = Files.readAllBytes(signature);
        Files.delete(signature);
        assertThat(checks("seal"))
                .containsExactly("false S-01 does not hold: its file S-01.p7s is missing.");
        Files.write(signature, bytes);
        Files.copy(signature, made.folder().resolve("seals/S-02.p7s"));
        assertThat(checks("seal")).hasSize(2).last().asString().contains("S-02.p7s");
    }

    @Test
    void noticesACustodyThatWasWrittenAnewAsAWhole() throws IOException {
        seal();
        // Another case with the same items: a whole chain, and the seal of the first put beside it.
        TestCase other = TestCase.make(folder.resolve("other"));
        other.acquire(folder.resolve("logs"));
        CommandRun.output("seal", other.folder(), "--key", key, "--pass-file", pass);
        for (String name : List.of("S-01.json", "S-01.p7s")) {
            Files.copy(
                    made.folder().resolve("seals").resolve(name),
                    other.folder().resolve("seals").resolve(name),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
        made = other;
        assertThat(checks("seal")).singleElement().asString().startsWith("false ");
    }

    @Test
    void provesOneItemAloneWithCommonTools() throws Exception {
        seal();
        JsonNode event = made.search("bucket:b3").getFirst();
        Path out = folder.resolve("disclosed");
        JsonNode proof =
                made.json("seal", "proof", made.folder(), event.path("id").asText(), "-o", out);
        String item = event.path("origin").path("evidence").asText();
        assertThat(proof.path("item").path("sha256").asText()).isEqualTo(item);
        assertThat(proof.path("leaf").path("leaves").asInt()).isEqualTo(6);
        assertThat(proof.path("commands")).isNotEmpty();
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/openssl"))
                        && Files.isExecutable(Path.of("/usr/bin/xxd")),
                "openssl and xxd are not here");
        Path alone = out.resolve("item");
        Files.copy(
                made.folder()
                        .resolve("evidence")
                        .resolve(item.substring(0, 2))
                        .resolve(item.substring(2)),
                alone);
        assertThat(shell(out)).isEqualTo("0 The item is under the seal.\n");
        Files.write(alone, List.of("something else"));
        assertThat(shell(out)).startsWith("1 ");
        Files.writeString(
                out.resolve("seal.json"),
                Files.readString(out.resolve("seal.json")).replace("\"T\"", "\"U\""));
        Files.copy(
                made.folder()
                        .resolve("evidence")
                        .resolve(item.substring(0, 2))
                        .resolve(item.substring(2)),
                alone,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(shell(out)).doesNotStartWith("0 ");
    }

    /// The script for strangers, as it stands in the document.
    @Test
    void provesOneItemWithTheScriptOfTheDocument() throws Exception {
        assumeTrue(
                java.util.stream.Stream.of("openssl", "xxd", "jq")
                        .allMatch(tool -> Files.isExecutable(Path.of("/usr/bin", tool))),
                "openssl, xxd and jq are not here");
        seal();
        Path out = folder.resolve("disclosed");
        Path log = folder.resolve("logs/3.log");
        String item = Digest.of(Files.readAllBytes(log)).hex();
        made.json("seal", "proof", made.folder(), item, "-o", out);
        List<String> script =
                Files.readAllLines(JavaSources.CHECKOUT.resolve("docs/verification.md")).stream()
                        .dropWhile(line -> !line.equals("    #!/bin/sh"))
                        .takeWhile(line -> line.startsWith("    "))
                        .map(line -> line.substring(4))
                        .toList();
        assertThat(script).hasSizeBetween(15, 25);
        Files.write(out.resolve("prove.sh"), script);
        String root =
                new ObjectMapper()
                        .readTree(Files.readAllBytes(out.resolve("seal.json")))
                        .path("root")
                        .asText();
        assertThat(run(out, "sh", "prove.sh", log.toString(), "proof.json"))
                .isEqualTo("0 under the seal with the root " + root + "\n");
        Path other = folder.resolve("logs/2.log");
        assertThat(run(out, "sh", "prove.sh", other.toString(), "proof.json"))
                .isEqualTo("1 not under the seal\n");
        Path proof = out.resolve("proof.json");
        Files.writeString(proof, Files.readString(proof).replace("\\\"T\\\"", "\\\"U\\\""));
        assertThat(run(out, "sh", "prove.sh", log.toString(), "proof.json"))
                .doesNotStartWith("0 ")
                .doesNotContain("under the seal");
    }

    private static String shell(Path folder) throws Exception {
        return run(folder, "sh", "check.sh", "item");
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + out;
    }

    @Test
    void saysThatAnItemIsUnderNoSeal() throws IOException {
        assertThat(CommandRun.of("seal", "proof", made.folder(), "0".repeat(64)).messages())
                .contains("was never sealed");
        seal();
        CommandRun run = CommandRun.of("seal", "proof", made.folder(), "0".repeat(64));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains("No seal of the case covers");
    }
}
