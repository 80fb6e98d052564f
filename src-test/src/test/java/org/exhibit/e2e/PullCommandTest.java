package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.e2e.aws.LocalS3;
import org.exhibit.e2e.aws.LogArchive;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.acquire.sidecar.ObjectRecords;
import org.exhibit.indexer.casefile.CaseFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.StorageClass;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pulls as the command line makes them.
class PullCommandTest {
    @TempDir static Path shared;

    private static final LocalS3 S3 = LocalS3.inMemory();

    @BeforeAll
    static void fill() {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(shared).toString());
        LogArchive.cloudTrail("log-archive", 40, 10, 1).upload(S3.client());
        S3Client client = S3.client();
        client.createBucket(r -> r.bucket("versioned"));
        client.putBucketVersioning(r ->
                r.bucket("versioned")
                        .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        client.putObject(r -> r.bucket("versioned").key("k"), RequestBody.fromString("old"));
        client.putObject(r -> r.bucket("versioned").key("k"), RequestBody.fromString("newer"));
        client.deleteObject(r -> r.bucket("versioned").key("k"));
        client.createBucket(r -> r.bucket("cold"));
        client.putObject(
                r -> r.bucket("cold").key("a'b").storageClass(StorageClass.DEEP_ARCHIVE),
                RequestBody.fromString("frozen"));
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.sharedCredentialsFile");
        S3.close();
    }

    private static CommandRun s3(Path into, String url, Object... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(
                                "acquire",
                                "s3",
                                into,
                                url,
                                "--profile",
                                "pull",
                                "--region",
                                "us-east-1",
                                "--endpoint-url",
                                S3.endpoint(),
                                "--path-style"));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }

    private static List<ObjectRecord> records(TestCase of) throws IOException {
        List<ObjectRecord> records = new ArrayList<>();
        ObjectRecords.read(new CaseFolder(of.folder()), records::add);
        return records;
    }

    @Test
    void aDryRunSaysWhatAPullWouldBringAndLeavesTheCaseEmpty(@TempDir Path folder)
            throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run =
                s3(
                        made.folder(),
                        "s3://log-archive/AWSLogs/",
                        "--account",
                        "111122223333",
                        "--from",
                        "2026-03-02",
                        "--to",
                        "2026-03-04",
                        "--late-days",
                        "0",
                        "--dry-run",
                        "--json");
        assertThat(run.status()).as(run.messages()).isZero();
        JsonNode plan = new ObjectMapper().readTree(run.output());
        assertThat(plan.path("fetched").path("objects").asLong()).isPositive();
        assertThat(plan.path("groups").get(0).path("kind").asText()).isEqualTo("CloudTrail");
        assertThat(plan.path("leftOut").toString()).contains("other account").contains("days");
        assertThat(made.status().path("files").asLong()).isZero();
        CommandRun table = s3(made.folder(), "s3://log-archive", "--dry-run");
        assertThat(table.output()).contains("To pull: 40 objects").contains("Estimated cost");
    }

    @Test
    void aDryRunSavesItsListingWithTheCommandsThatRestore(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        Path csv = folder.resolve("cold.csv");
        Path json = folder.resolve("cold.json");
        assertThat(s3(made.folder(), "s3://cold", "--dry-run", "--listing", csv).status()).isZero();
        CommandRun run = s3(made.folder(), "s3://cold", "--dry-run", "--listing", json);
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(run.messages()).contains("aws s3api restore-object --bucket cold");
        List<String> rows = Files.readAllLines(csv, StandardCharsets.UTF_8);
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).startsWith("bucket,key,versionId,size,etag");
        assertThat(rows.getLast()).startsWith("cold,a'b,,6,").contains("DEEP_ARCHIVE");
        JsonNode listed = new ObjectMapper().readTree(Files.readAllBytes(json));
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("size").asLong()).isEqualTo(6);
        assertThat(listed.get(0).path("archived").asBoolean()).isTrue();
        assertThat(listed.get(0).path("restore").asText())
                .startsWith("aws s3api restore-object --bucket cold --key 'a'\\''b'");
        // A file that is there is never written over.
        assertThat(s3(made.folder(), "s3://cold", "--dry-run", "--listing", csv).status())
                .isEqualTo(1);
        assertThat(Files.readAllLines(csv, StandardCharsets.UTF_8)).isEqualTo(rows);
    }

    @Test
    void aDryRunEstimatesByPricesThatAreGiven(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        Path prices =
                Files.writeString(
                        folder.resolve("prices.json"),
                        "{\"schema\":\"exhibit.s3-prices/1\",\"asOf\":\"2026-11-01\","
                                + "\"currency\":\"EUR\",\"basis\":\"our contract\","
                                + "\"listPer1000\":1000,\"transferPerGB\":0,\"classes\":"
                                + "{\"STANDARD\":{\"getPer1000\":25,\"retrievalPerGB\":0}}}");
        CommandRun run =
                s3(made.folder(), "s3://log-archive", "--dry-run", "--prices", prices, "--json");
        JsonNode cost = new ObjectMapper().readTree(run.output()).path("cost");
        // One page of the listing, forty objects.
        assertThat(cost.path("list").asDouble()).isEqualTo(1.0);
        assertThat(cost.path("get").asDouble()).isEqualTo(1.0);
        assertThat(cost.path("currency").asText()).isEqualTo("EUR");
        assertThat(cost.path("asOf").asText()).isEqualTo("2026-11-01");
        Files.writeString(prices, "{}");
        assertThat(s3(made.folder(), "s3://log-archive", "--dry-run", "--prices", prices).status())
                .isEqualTo(1);
    }

    @Test
    void aRowOfTheTableCanBeLeftOut(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run =
                s3(made.folder(), "s3://log-archive", "--without", "CloudTrail/111122223333");
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(records(made))
                .hasSize(20)
                .allMatch(record -> record.key().contains("/444455556666/"));
        assertThat(run.messages()).contains("CloudTrail of 111122223333");
    }

    @Test
    void aDevicesCodeIsAskedForOnlyOnATerminal(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run =
                s3(
                        made.folder(),
                        "s3://log-archive",
                        "--role-arn",
                        "arn:aws:iam::111122223333:role/R",
                        "--mfa-serial",
                        "arn:aws:iam::111122223333:mfa/phone");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("No terminal to ask for the device's code on");
    }

    @Test
    void olderVersionsAndDeleteMarkersComeWhenAskedFor(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run = s3(made.folder(), "s3://versioned", "--versions");
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(records(made))
                .extracting(ObjectRecord::state, ObjectRecord::size)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple(ObjectRecord.State.DELETE_MARKER, 0L),
                        org.assertj.core.api.Assertions.tuple(ObjectRecord.State.ACQUIRED, 5L),
                        org.assertj.core.api.Assertions.tuple(ObjectRecord.State.ACQUIRED, 3L));
        assertThat(records(made)).extracting(ObjectRecord::versionId).doesNotContainNull();
    }

    @Test
    void archivedObjectsAreListedWithTheCommandThatRestoresThem(@TempDir Path folder)
            throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        CommandRun run = s3(made.folder(), "s3://cold");
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(run.messages()).contains("1 object archived, not acquired");
        assertThat(records(made))
                .extracting(ObjectRecord::state)
                .containsExactly(ObjectRecord.State.ARCHIVED);
        assertThat(CommandRun.output("problems", made.folder()))
                .contains("aws s3api restore-object --bucket cold --key 'a'\\''b'");
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsAsked(@TempDir Path folder) throws IOException {
        TestCase made = TestCase.make(folder.resolve("case"));
        assertThat(s3(made.folder(), "log-archive").status()).isEqualTo(2);
        assertThat(s3(made.folder(), "s3://log-archive", "--account", "12").status()).isEqualTo(2);
        assertThat(s3(made.folder(), "s3://log-archive", "--mfa-serial", "x").status())
                .isEqualTo(2);
        CommandRun missing = s3(made.folder(), "s3://no-such-bucket-here");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.messages()).contains("s3:ListObjectsV2").contains("NoSuchBucket");
        assertThat(made.status().path("files").asLong()).isZero();
    }
}
