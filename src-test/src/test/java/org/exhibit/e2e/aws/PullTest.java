package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.service.PullReport;
import org.exhibit.app.service.PullSession;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.s3.S3Scope;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

class PullTest {
    private static final int FILES = 240;
    private static final String ODD_KEY = "odd/a b+c'd\u00e9%20&=?#.json";

    @TempDir static Path shared;

    private static final LogArchive ARCHIVE =
            LogArchive.cloudTrail("log-archive", FILES, 20, 1)
                    .with(ODD_KEY, "{}".getBytes(StandardCharsets.UTF_8))
                    .with("odd/empty", new byte[0]);
    private static LocalS3 s3 = LocalS3.inMemory();

    @BeforeAll
    static void fill() {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(shared).toString());
        ARCHIVE.upload(s3.client());
        s3.client()
                .putObject(
                        put ->
                                put.bucket("log-archive")
                                        .key("odd/digest.json.gz")
                                        .metadata(
                                                Map.of(
                                                        "signature",
                                                        "0aff",
                                                        "signature-algorithm",
                                                        "SHA256withRSA")),
                        RequestBody.fromBytes(LogArchive.gzip("{\"a\":1}")));
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.sharedCredentialsFile");
        s3.close();
    }

    private final ProgressBoard board = new ProgressBoard();
    private final CancelToken cancel = new CancelToken();

    private static final S3Request EVERYTHING = S3Request.of("log-archive", "");

    private static Map<String, Digest> sources() {
        Map<String, Digest> expected = new TreeMap<>();
        ARCHIVE.objects().forEach((key, content) -> expected.put(key, Digest.of(content)));
        expected.put("odd/digest.json.gz", Digest.of(LogArchive.gzip("{\"a\":1}")));
        return expected;
    }

    @Test
    void everyObjectIsIdenticalToItsSourceWhateverTheNetworkDoes(@TempDir Path folder)
            throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        try (FaultyProxy proxy = new FaultyProxy(s3.endpoint(), 5)) {
            PullReport report = made.pull(proxy.endpoint(), EVERYTHING);
            assertThat(proxy.made(FaultyProxy.Fault.SLOW_DOWN)).isPositive();
            assertThat(proxy.made(FaultyProxy.Fault.DROPPED)).isPositive();
            assertThat(proxy.made(FaultyProxy.Fault.CUT_SHORT)).isPositive();
            assertThat(proxy.made(FaultyProxy.Fault.CHANGED_BYTE)).isPositive();
            assertThat(report.acquired().newFiles()).isEqualTo(sources().size());
            assertThat(report.acquired().notAcquired()).isZero();
            assertThat(report.pull().trouble().mismatches()).isPositive();
            assertThat(report.acquired().totals().counts().events()).isEqualTo(FILES * 2L);
        }
        assertThat(made.held()).isEqualTo(sources());
        assertThat(made.service().verifyCase(made.folder(), board, cancel).ok()).isTrue();
    }

    @Test
    void everythingS3SaysIsKeptBesideTheBytes(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        made.pull(s3.endpoint(), S3Request.of("log-archive", "odd/"));
        Map<String, ObjectRecord> byKey = made.recordsByKey();
        assertThat(byKey.keySet()).containsExactly(ODD_KEY, "odd/digest.json.gz", "odd/empty");
        ObjectRecord digest = Objects.requireNonNull(byKey.get("odd/digest.json.gz"));
        assertThat(digest.metadata())
                .isEqualTo(Map.of("signature", "0aff", "signature-algorithm", "SHA256withRSA"));
        assertThat(digest.checked()).contains("length", "etag");
        assertThat(digest.lastModified()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(Objects.requireNonNull(byKey.get("odd/empty")).size()).isZero();
    }

    @Test
    void offeredChecksumsOfEveryKindAreCompared(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        made.pull(s3.endpoint(), EVERYTHING);
        TreeSet<String> checked = new TreeSet<>();
        made.records().forEach(record -> checked.addAll(record.checked()));
        assertThat(checked)
                .contains("CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256", "etag", "length");
    }

    @Test
    void whatTheCaseHasIsNotFetchedAgain(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        made.pull(s3.endpoint(), S3Request.of("log-archive", "odd/"));
        PullReport again = made.pull(s3.endpoint(), S3Request.of("log-archive", "odd/"));
        assertThat(again.pull().skipped()).isEqualTo(3);
        assertThat(again.acquired().newFiles()).isZero();
        assertThat(made.records()).hasSize(3);
    }

    @Test
    void aDryRunListsWhatAPullBringsAndChangesNothing(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        byte[] custody = Files.readAllBytes(made.folder().resolve("custody.jsonl"));
        S3Scope scope =
                new S3Scope(
                        new TreeSet<>(List.of("444455556666")),
                        new TreeSet<>(List.of("us-east-1")),
                        LocalDate.of(2026, 3, 5),
                        LocalDate.of(2026, 3, 8),
                        1);
        S3Request request = S3Request.of("log-archive", "AWSLogs/").within(scope);
        List<String> listed = new ArrayList<>();
        S3Plan plan;
        try (PullSession session = made.service().pulls().open(PullCase.at(s3.endpoint()))) {
            plan =
                    session.plan(
                            made.folder(),
                            request,
                            (object, inCase) -> listed.add(object.key()),
                            board,
                            cancel);
        }
        assertThat(listed)
                .isNotEmpty()
                .allMatch(key -> key.contains("/444455556666/"))
                .allMatch(key -> key.contains("/us-east-1/"))
                .allMatch(key -> key.matches(".*/2026/03/0[5-9]/.*"));
        assertThat(plan.fetched().objects()).isEqualTo(listed.size());
        assertThat(plan.groups()).hasSize(1);
        assertThat(plan.cost(Prices.builtIn()).total()).isPositive();
        assertThat(Files.readAllBytes(made.folder().resolve("custody.jsonl"))).isEqualTo(custody);
        PullReport report = made.pull(s3.endpoint(), request);
        assertThat(report.acquired().newFiles()).isEqualTo(listed.size());
    }

    @Test
    void credentialsAreNowhereInTheCase(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        try (FaultyProxy proxy = new FaultyProxy(s3.endpoint(), 2)) {
            made.pull(proxy.endpoint(), S3Request.of("log-archive", "odd/"));
        }
        SecretSearch.none(made.folder());
    }

    @Test
    void rowsThatAreNotChosenStayWhereTheyAre(@TempDir Path folder) throws IOException {
        PullCase made = PullCase.make(folder.resolve("case"));
        S3Group left = new S3Group("CloudTrail", "444455556666", "us-east-1");
        S3Request request =
                EVERYTHING.without(new TreeSet<>(List.of(left, new S3Group("other", "*", "*"))));
        PullReport report = made.pull(s3.endpoint(), request);
        assertThat(made.held().keySet())
                .isNotEmpty()
                .noneMatch(key -> key.startsWith("odd/"))
                .noneMatch(key -> key.contains("/444455556666/CloudTrail/us-east-1/"))
                .anyMatch(key -> key.contains("/444455556666/CloudTrail/eu-central-1/"));
        assertThat(report.pull().leftOut())
                .containsExactlyInAnyOrder(
                        "CloudTrail of 444455556666 in us-east-1: not chosen", "other: not chosen");
        assertThat(made.custody("acquisition-started"))
                .singleElement()
                .asString()
                .contains("without CloudTrail of 444455556666 in us-east-1");
    }
}
