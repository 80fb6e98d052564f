package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Chains of digests over genuine logs, judged by the AWS CLI too: the verdicts must agree wherever
/// that gives one.
class DigestVectorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir Path folder;

    private TestCase acquired(String sample) {
        Path vector = SampleLogs.at("digest_vectors/" + sample);
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run =
                made.acquire(
                        vector.resolve("bucket"),
                        "--aws-keys",
                        vector.resolve("public_keys.json"),
                        "--aws-metadata",
                        vector.resolve("object_metadata.json"));
        assertThat(run.status()).as(run.messages()).isZero();
        return made;
    }

    private static Map<String, String> verdicts(JsonNode list) {
        Map<String, String> verdicts = new TreeMap<>();
        list.forEach(one -> verdicts.put(one.path("key").asText(), one.path("verdict").asText()));
        return verdicts;
    }

    private static String ours(String status) {
        return switch (status) {
            case "valid" -> "proven";
            case "INVALID: not found" -> "missing";
            case "INVALID: hash value doesn't match", "INVALID: signature verification failed" ->
                    "contradicted";
            default ->
                    throw new AssertionError("a status of the AWS CLI not met before: " + status);
        };
    }

    /// @param status of `exhibit integrity`
    /// @param beyond log files on which the AWS CLI is silent: the digest that lists them is none
    /// @param gaps what the AWS CLI prints of them, and the hour of a digest that is missing
    @ParameterizedTest
    @CsvSource({
        "01_valid, 0, 0, 0",
        "02_log_modified, 3, 0, 0",
        "03_log_deleted, 0, 0, 0",
        "05_digest_edited, 3, 43, 0",
        "06_digest_deleted, 0, 49, 1",
        "10_chain_restarted, 0, 0, 1",
    })
    void agreesWithTheAwsCommandLine(String sample, int status, int beyond, int gaps)
            throws IOException {
        TestCase made = acquired(sample);
        JsonNode expected =
                MAPPER.readTree(
                        Files.readAllBytes(
                                SampleLogs.at("digest_vectors/" + sample + "/expected.json")));
        Map<String, String> digests = new TreeMap<>();
        Map<String, String> logs = new TreeMap<>();
        for (JsonNode one : expected.path("awscli").path("statuses")) {
            String object = one.path("object").asText();
            switch (one.path("kind").asText()) {
                case "Digest file" -> digests.put(object, ours(one.path("status").asText()));
                case "Log file" -> logs.put(object, ours(one.path("status").asText()));
                default -> {}
            }
        }
        CommandRun run = CommandRun.of("integrity", made.folder(), "--json");
        assertThat(run.status()).as(run.messages()).isEqualTo(status);
        JsonNode result = MAPPER.readTree(run.output());
        assertThat(verdicts(result.path("digests"))).isEqualTo(digests);
        Map<String, String> found = verdicts(result.path("logs"));
        assertThat(found).containsAllEntriesOf(logs);
        found.keySet().removeAll(logs.keySet());
        assertThat(found.values()).allMatch("unproven"::equals).hasSize(beyond);
        assertThat(result.path("gaps")).hasSize(gaps);
    }

    @Test
    void saysOfEveryRecordWhetherItIsProven() throws IOException {
        TestCase made = acquired("02_log_modified");
        assertThat(
                        made.search("integrity:proven").size()
                                + made.search("integrity:contradicted").size())
                .isEqualTo(made.status().path("events").asInt());
        List<JsonNode> altered = made.search("integrity:contradicted");
        assertThat(altered)
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.path("origin").path("file").asText())
                                .contains("20210730T0205Z_8UCxrkShP9PHvXmv"));
        assertThat(made.search("integrity:unproven")).isEmpty();
        JsonNode shown =
                made.json("show", made.folder(), altered.getFirst().path("id").asText(), "--json");
        assertThat(shown.path("integrity").path("verdict").asText()).isEqualTo("contradicted");
        assertThat(made.status().path("integrity").path("logs").path("contradicted").asInt())
                .isEqualTo(1);
    }

    @Test
    void givesTheSameResultForMovedRenamedAndArchivedCopies() throws IOException {
        JsonNode whole =
                MAPPER.readTree(
                        CommandRun.output("integrity", acquired("01_valid").folder(), "--json"));
        Path vector = SampleLogs.at("digest_vectors/01_valid");
        Path flat = Files.createDirectory(folder.resolve("flat"));
        List<Path> files = BundledLogs.files(vector.resolve("bucket"));
        for (int i = 0; i < files.size(); i++) {
            Files.copy(files.get(i), flat.resolve("file-" + i + ".json.gz"));
        }
        TestCase moved = TestCase.make(folder.resolve("moved"));
        moved.acquire(
                flat,
                "--aws-keys",
                vector.resolve("public_keys.json"),
                "--aws-metadata",
                vector.resolve("object_metadata.json"));
        JsonNode again = MAPPER.readTree(CommandRun.output("integrity", moved.folder(), "--json"));
        assertThat(verdicts(again.path("digests"))).isEqualTo(verdicts(whole.path("digests")));
        assertThat(verdicts(again.path("logs"))).isEqualTo(verdicts(whole.path("logs")));
    }

    @Test
    void provesAllButTheNewestDigestWhereACopyLostTheMetadata() throws IOException {
        Path vector = SampleLogs.at("digest_vectors/01_valid");
        TestCase made = TestCase.make(folder.resolve("plain"));
        made.acquire(vector.resolve("bucket"), "--aws-keys", vector.resolve("public_keys.json"));
        JsonNode result = MAPPER.readTree(CommandRun.output("integrity", made.folder(), "--json"));
        List<String> verdicts = new ArrayList<>(verdicts(result.path("digests")).values());
        assertThat(verdicts)
                .containsExactly("proven", "proven", "proven", "proven", "proven", "unproven");
    }

    @Test
    void believesNoKeyThatMerelyLiesAmongTheEvidence() throws IOException {
        TestCase made = TestCase.make(folder.resolve("planted"));
        made.acquire(SampleLogs.at("digest_vectors/01_valid"));
        JsonNode result = MAPPER.readTree(CommandRun.output("integrity", made.folder(), "--json"));
        assertThat(verdicts(result.path("digests")).values()).containsOnly("unproven");
        assertThat(result.path("digests").path(0).path("reason").asText()).contains("--aws-keys");
    }
}
