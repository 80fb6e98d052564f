package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.CloudTrailPullReport;
import org.exhibit.app.service.LocalCaseService;
import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.EvidenceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

class CloudTrailPullTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 230;

    @TempDir static Path shared;

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant FROM = NOW.minus(Duration.ofDays(4));

    private final LocalCaseService service =
            new LocalCaseService("test", "acquire cloudtrail", List.of(), InstantSource.system());

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(shared).toString());
    }

    @AfterAll
    static void clear() {
        System.clearProperty("aws.sharedCredentialsFile");
    }

    /// Over three days, one every second of an hour and one on each midnight.
    private static List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            Instant time =
                    i % 10 == 0
                            ? NOW.minus(Duration.ofDays(1 + i % 3)).truncatedTo(ChronoUnit.DAYS)
                            : FROM.plus(Duration.ofMinutes(20L * i));
            records.add(
                    JSON.createObjectNode()
                            .put("eventVersion", "1.10")
                            .put("eventTime", time.toString())
                            .put("eventSource", "iam.amazonaws.com")
                            .put("eventName", "ListRoles")
                            .put("awsRegion", "us-east-1")
                            .put("eventID", "00000000-0000-0000-0000-%012d".formatted(i))
                            .put("recipientAccountId", FakeAws.ACCOUNT));
        }
        records.sort(java.util.Comparator.comparing(record -> record.path("eventTime").asText()));
        return records;
    }

    private Path newCase(Path folder) throws IOException {
        service.create(folder, new CaseDescription("T", "E", "", "", "", Instant.EPOCH));
        return folder;
    }

    private CloudTrailPullReport pull(Path folder, FakeAws aws) throws IOException {
        return pull(folder, options(aws));
    }

    private CloudTrailPullReport pull(Path folder, AwsOptions options) throws IOException {
        return service.pulls()
                .cloudTrail(
                        folder,
                        options,
                        new CloudTrailRequest(FROM, NOW, List.of("us-east-1"), List.of(), 0),
                        new ProgressBoard(),
                        new CancelToken());
    }

    private static AwsOptions options(FakeAws aws) {
        return new AwsOptions(
                "pull",
                null,
                null,
                null,
                "us-east-1",
                aws.endpoint(),
                true,
                AwsOptions.ofEnvironment().prompt());
    }

    private static Map<String, byte[]> answers(Path folder) throws IOException {
        Map<String, byte[]> answers = new TreeMap<>();
        EvidenceStore store = new EvidenceStore(new CaseFolder(folder).evidence());
        CustodyItems.readUnder(
                new CaseFolder(folder).custody(),
                "exhibit:aws-api",
                (path, item) ->
                        answers.put(path, Files.readAllBytes(store.original(item.sha256()))));
        return answers;
    }

    @Test
    void everyEventComesOnceThroughPagesAndThrottling(@TempDir Path folder) throws IOException {
        try (FakeAws aws = new FakeAws(records())) {
            Path made = newCase(folder.resolve("case"));
            CloudTrailPullReport report = pull(made, aws);
            Counts counts = report.acquired().totals().counts();
            assertThat(counts.events()).isEqualTo(EVENTS);
            assertThat(counts.duplicates()).isZero();
            assertThat(counts.rejected()).isZero();
            assertThat(report.acquired().totals().unknownFiles()).isZero();
        }
    }

    @Test
    void eventsThatALogFileHasTooAreNotCountedTwice(@TempDir Path folder) throws IOException {
        List<JsonNode> records = records();
        Path log =
                Files.writeString(
                        folder.resolve("log.json"),
                        JSON.createObjectNode()
                                .set("Records", JSON.valueToTree(records.subList(0, 100)))
                                .toString(),
                        StandardCharsets.UTF_8);
        try (FakeAws aws = new FakeAws(records)) {
            Path made = newCase(folder.resolve("case"));
            pull(made, aws);
            Counts counts =
                    service.acquire(
                                    made,
                                    AcquireRequest.of(List.of(log)),
                                    new ProgressBoard(),
                                    new CancelToken())
                            .totals()
                            .counts();
            assertThat(counts.events()).isEqualTo(EVENTS);
            assertThat(counts.duplicates()).isEqualTo(100);
        }
    }

    @Test
    void answersAreKeptAsAwsSentThemAndRefusalsAreTold(@TempDir Path folder) throws IOException {
        try (FakeAws aws = new FakeAws(records())) {
            Path made = newCase(folder.resolve("case"));
            CloudTrailPullReport report = pull(made, aws);
            Map<String, byte[]> answers = answers(made);
            String settings = "settings/" + FakeAws.ACCOUNT + "/us-east-1/";
            assertThat(answers.keySet())
                    .contains(
                            settings + "cloudtrail-DescribeTrails.json",
                            settings + "cloudtrail-GetTrailStatus-org-trail.json",
                            settings + "cloudtrail-GetEventSelectors-org-trail.json",
                            settings + "ec2-DescribeFlowLogs.json",
                            settings + "s3-GetBucketLogging-phi.json",
                            settings + "s3-GetBucketVersioning-log-archive.json",
                            "public-keys/"
                                    + FakeAws.ACCOUNT
                                    + "/us-east-1/ListPublicKeys-001.json");
            String trails = text(answers, settings + "cloudtrail-DescribeTrails.json");
            assertThat(trails)
                    .startsWith(
                            "{\"schema\":\"exhibit.settings/1\",\"api\":\"cloudtrail:DescribeTrails\"")
                    .contains("\"response\":{\"trailList\": [{\"Name\"");
            JsonNode flow = JSON.readTree(text(answers, settings + "ec2-DescribeFlowLogs.json"));
            assertThat(flow.path("response").toString())
                    .isEqualTo(
                            "{\"FlowLogs\":[{\"FlowLogId\":\"fl-1\",\"FlowLogStatus\":\"ACTIVE\","
                                    + "\"ResourceId\":\"vpc-1\",\"MaxAggregationInterval\":60,"
                                    + "\"Tags\":[{\"Key\":\"a\",\"Value\":\"b\"}]}]}");
            assertThat(flow.path("responseXml").asText()).startsWith("<?xml");
            JsonNode logging =
                    JSON.readTree(text(answers, settings + "s3-GetBucketLogging-phi.json"));
            assertThat(logging.path("response").toString())
                    .isEqualTo(
                            "{\"LoggingEnabled\":{\"TargetBucket\":\"logs\",\"TargetPrefix\":\"p/\"}}");
            JsonNode tags = JSON.readTree(text(answers, settings + "s3-GetBucketTagging-phi.json"));
            assertThat(tags.path("response").toString())
                    .isEqualTo("{\"TagSet\":[{\"Key\":\"class\",\"Value\":\"phi\"}]}");
            assertThat(tags.path("request").toString()).isEqualTo("{\"Bucket\":\"phi\"}");
            assertThat(text(answers, settings + "s3-GetBucketTagging-log-archive.json"))
                    .contains("NoSuchTagSet");
            assertThat(
                            JSON.readTree(
                                            text(
                                                    answers,
                                                    settings
                                                            + "s3-GetObjectLockConfiguration-phi.json"))
                                    .path("response")
                                    .toString())
                    .isEqualTo("{\"Error\":{\"Code\":\"ObjectLockConfigurationNotFoundError\"}}");
            assertThat(report.pull().refused())
                    .anyMatch(r ->
                            r.contains("cloudtrail:GetInsightSelectors")
                                    && r.contains("AccessDenied"))
                    .anyMatch(r ->
                            r.contains("s3:GetPublicAccessBlock") && r.contains("AccessDenied"))
                    .hasSize(3);
            assertThat(report.acquired().notAcquired()).isEqualTo(3);
        }
    }

    private static String text(Map<String, byte[]> answers, String path) {
        return new String(Objects.requireNonNull(answers.get(path)), StandardCharsets.UTF_8);
    }

    @Test
    void anInterruptedLookupEndsAsAnUninterruptedOne(@TempDir Path folder) throws IOException {
        try (FakeAws aws = new FakeAws(records())) {
            Path whole = newCase(folder.resolve("whole"));
            pull(whole, aws);
            Path broken = newCase(folder.resolve("broken"));
            aws.expireAfter(aws.lookups() + 6);
            assertThatThrownBy(() -> pull(broken, aws))
                    .isInstanceOf(AwsException.class)
                    .hasMessageContaining("ExpiredToken");
            aws.expireAfter(Integer.MAX_VALUE);
            Counts counts = pull(broken, aws).acquired().totals().counts();
            assertThat(counts.events()).isEqualTo(EVENTS);
            assertThat(counts.duplicates()).isZero();
            assertThat(lookups(broken)).isEqualTo(lookups(whole));
        }
    }

    /// Each page by its digest: what differs is then said by a path, not by pages of JSON.
    private static Map<String, Digest> lookups(Path folder) throws IOException {
        Map<String, Digest> pages = new TreeMap<>();
        answers(folder)
                .forEach((path, bytes) -> {
                    if (path.startsWith("lookup-events/")) {
                        pages.put(path, Digest.of(bytes));
                    }
                });
        return pages;
    }

    @Test
    void anAssumedRoleIsLimitedToReadsAndItsSessionIsUsed(@TempDir Path folder) throws IOException {
        try (FakeAws aws = new FakeAws(records())) {
            Path made = newCase(folder.resolve("case"));
            AwsOptions role =
                    new AwsOptions(
                            "pull",
                            "arn:aws:iam::111122223333:role/Forensic",
                            "arn:aws:iam::111122223333:mfa/e",
                            "agreed",
                            "us-east-1",
                            aws.endpoint(),
                            true,
                            serial -> "canaryCode");
            pull(made, role);
            Map<String, String> assumed = aws.queries().getFirst();
            assertThat(assumed)
                    .containsEntry("Action", "AssumeRole")
                    .containsEntry("ExternalId", "agreed")
                    .containsEntry("SerialNumber", "arn:aws:iam::111122223333:mfa/e")
                    .containsEntry("TokenCode", "canaryCode");
            JsonNode policy = JSON.readTree(Objects.requireNonNull(assumed.get("Policy")));
            assertThat(policy.path("Statement").get(0).path("Action").toString())
                    .contains("s3:GetObject")
                    .doesNotContain("Put")
                    .doesNotContain("Delete");
            assertThat(aws.authorizations().getLast()).contains("ASIACANARYSESSION001");
            SecretSearch.none(
                    made,
                    "ASIACANARYSESSION001",
                    "canarySessionSecret",
                    "canarySessionToken",
                    "canaryCode");
        }
    }
}
