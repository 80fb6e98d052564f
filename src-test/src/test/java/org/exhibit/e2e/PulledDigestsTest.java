package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.e2e.aws.FakeAws;
import org.exhibit.e2e.aws.LocalS3;
import org.exhibit.indexer.integrity.chain.Trail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Chains of digests pulled from S3, where signatures stand in the objects' metadata and keys come
/// from CloudTrail: judged as the same files are with their metadata and keys given.
class PulledDigestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = "trail-bucket";
    private static final Trail.SigningKey KEY = Trail.SigningKey.make();

    @TempDir static Path shared;

    private final LocalS3 s3 = LocalS3.inMemory();
    private final List<Trail.Delivered> logs = new ArrayList<>();
    private final List<Trail.Delivered> digests = new ArrayList<>();

    /// What was done to the chain, and what comes of it.
    enum Damage {
        NONE(0, Map.of("proven", 4), Map.of("proven", 6)),
        LOG_CHANGED(3, Map.of("proven", 4), Map.of("proven", 5, "contradicted", 1)),
        LOG_DELETED(0, Map.of("proven", 4), Map.of("proven", 5, "missing", 1)),
        DIGEST_CHANGED(
                3, Map.of("proven", 3, "contradicted", 1), Map.of("proven", 4, "unproven", 2)),
        DIGEST_DELETED(0, Map.of("proven", 3, "missing", 1), Map.of("proven", 4, "unproven", 2)),
        SIGNATURE_CHANGED(
                3, Map.of("proven", 3, "contradicted", 1), Map.of("proven", 4, "unproven", 2)),
        METADATA_LOST(0, Map.of("proven", 3, "unproven", 1), Map.of("proven", 4, "unproven", 2));

        private final int status;
        private final Map<String, Integer> digests;
        private final Map<String, Integer> logs;

        Damage(int status, Map<String, Integer> digests, Map<String, Integer> logs) {
            this.status = status;
            this.digests = digests;
            this.logs = logs;
        }
    }

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(shared).toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty("aws.sharedCredentialsFile");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    /// Four hours, the third without log files.
    private Trail delivered(Path folder) throws IOException {
        Trail trail = Trail.of(Files.createDirectories(folder.resolve("bucket")), KEY);
        for (int hour = 0; hour < 4; hour++) {
            if (hour == 2) {
                digests.add(trail.digest(hour));
                continue;
            }
            Instant at = Trail.START.plus(Duration.ofHours(hour)).plusSeconds(300);
            Trail.Delivered one = trail.log(at, 2);
            Trail.Delivered other = trail.log(at.plusSeconds(600), 1);
            logs.addAll(List.of(one, other));
            digests.add(trail.digest(hour, one, other));
        }
        return trail;
    }

    private void damage(Trail trail, Damage damage) {
        switch (damage) {
            case NONE -> {}
            case LOG_CHANGED ->
                    trail.replace(
                            logs.get(1).key(),
                            text(logs.get(1))
                                    .replace("GetObject", "PutObject")
                                    .getBytes(StandardCharsets.UTF_8));
            case LOG_DELETED -> trail.delete(logs.get(1));
            case DIGEST_CHANGED ->
                    trail.replace(
                            digests.get(1).key(),
                            text(digests.get(1))
                                    .replace("0004.json", "0009.json")
                                    .getBytes(StandardCharsets.UTF_8));
            case DIGEST_DELETED -> trail.delete(digests.get(1));
            case SIGNATURE_CHANGED ->
                    trail.metadata()
                            .putObject(digests.getLast().key())
                            .put("x-amz-meta-signature", "00".repeat(256))
                            .put("x-amz-meta-signature-algorithm", "SHA256withRSA");
            case METADATA_LOST -> trail.metadata().removeAll();
        }
    }

    private static String text(Trail.Delivered file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private TestCase ofFiles(Trail trail, Path folder) throws IOException {
        Path keys = Files.write(folder.resolve("keys.json"), Trail.keys(KEY));
        Path metadata =
                Files.writeString(folder.resolve("metadata.json"), trail.metadata().toString());
        TestCase made = TestCase.make(folder.resolve("files"));
        CommandRun run =
                trail.metadata().isEmpty()
                        ? made.acquire(trail.bucket(), "--aws-keys", keys)
                        : made.acquire(
                                trail.bucket(), "--aws-keys", keys, "--aws-metadata", metadata);
        assertThat(run.status()).as(run.messages()).isZero();
        return made;
    }

    private void upload(Trail trail) throws IOException {
        s3.client().createBucket(bucket -> bucket.bucket(BUCKET));
        for (Path file : BundledLogs.files(trail.bucket())) {
            String key = trail.bucket().relativize(file).toString().replace('\\', '/');
            Map<String, String> metadata = new HashMap<>();
            trail.metadata()
                    .path(key)
                    .properties()
                    .forEach(header ->
                            metadata.put(
                                    header.getKey().substring("x-amz-meta-".length()),
                                    header.getValue().asText()));
            s3.client()
                    .putObject(
                            put -> put.bucket(BUCKET).key(key).metadata(metadata),
                            RequestBody.fromBytes(Files.readAllBytes(file)));
        }
    }

    private TestCase pulled(Path folder) {
        TestCase made = TestCase.make(folder.resolve("pulled"));
        CommandRun run =
                CommandRun.of(
                        "acquire",
                        "s3",
                        made.folder(),
                        "s3://" + BUCKET,
                        "--profile",
                        "pull",
                        "--region",
                        "eu-west-1",
                        "--endpoint-url",
                        s3.endpoint(),
                        "--path-style");
        assertThat(run.status()).as(run.messages()).isZero();
        return made;
    }

    private static void askForKeys(TestCase made) {
        try (FakeAws aws = new FakeAws(List.of())) {
            aws.keys(listedKeys());
            CommandRun run =
                    CommandRun.of(
                            "acquire",
                            "cloudtrail",
                            made.folder(),
                            "--from",
                            "2026-03-10",
                            "--to",
                            "2026-03-11",
                            "--profile",
                            "pull",
                            "--region",
                            "eu-west-1",
                            "--endpoint-url",
                            aws.endpoint(),
                            "--path-style");
            assertThat(run.status()).as(run.messages()).isZero();
        }
    }

    /// With times as the API writes them, in seconds.
    private static String listedKeys() {
        try {
            JsonNode answer = JSON.readTree(Trail.keys(KEY));
            for (JsonNode key : answer.path("PublicKeyList")) {
                for (String name : List.of("ValidityStartTime", "ValidityEndTime")) {
                    ((ObjectNode) key)
                            .put(
                                    name,
                                    (double)
                                            Instant.parse(key.path(name).asText())
                                                    .getEpochSecond());
                }
            }
            return answer.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> verdicts(JsonNode list) {
        Map<String, String> verdicts = new TreeMap<>();
        list.forEach(one ->
                verdicts.put(
                        one.path("key").asText().replaceFirst(".*(?=AWSLogs/)", ""),
                        one.path("verdict").asText()));
        return verdicts;
    }

    private static Map<String, Integer> counted(Map<String, String> verdicts) {
        Map<String, Integer> counts = new TreeMap<>();
        verdicts.values().forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        return counts;
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void areJudgedAsTheSameFilesWithTheirMetadataAndKeysGiven(Damage damage, @TempDir Path folder)
            throws IOException {
        Trail trail = delivered(folder);
        damage(trail, damage);
        upload(trail);
        TestCase made = pulled(folder);
        askForKeys(made);
        CommandRun ours = CommandRun.of("integrity", made.folder(), "--json");
        CommandRun given = CommandRun.of("integrity", ofFiles(trail, folder).folder(), "--json");
        assertThat(ours.status()).as(ours.messages()).isEqualTo(damage.status);
        JsonNode pulled = JSON.readTree(ours.output());
        JsonNode files = JSON.readTree(given.output());
        assertThat(counted(verdicts(pulled.path("digests")))).isEqualTo(damage.digests);
        assertThat(counted(verdicts(pulled.path("logs")))).isEqualTo(damage.logs);
        assertThat(verdicts(pulled.path("digests"))).isEqualTo(verdicts(files.path("digests")));
        assertThat(verdicts(pulled.path("logs"))).isEqualTo(verdicts(files.path("logs")));
        assertThat(pulled.path("gaps")).isEqualTo(files.path("gaps"));
        assertThat(given.status()).isEqualTo(ours.status());
    }

    @Test
    void areUnprovenUntilCloudTrailIsAskedForItsKeys(@TempDir Path folder) throws IOException {
        upload(delivered(folder));
        TestCase made = pulled(folder);
        JsonNode before = JSON.readTree(CommandRun.output("integrity", made.folder(), "--json"));
        assertThat(verdicts(before.path("digests")).values()).containsOnly("unproven");
        askForKeys(made);
        JsonNode after = JSON.readTree(CommandRun.output("integrity", made.folder(), "--json"));
        assertThat(verdicts(after.path("digests")).values()).containsOnly("proven");
    }
}
