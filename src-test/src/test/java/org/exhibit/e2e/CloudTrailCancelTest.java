package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.e2e.aws.FakeAws;
import org.exhibit.e2e.aws.LocalS3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A lookup of an account's events that Ctrl+C stops half way.
class CloudTrailCancelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EVENTS = 130;
    private static final Instant TO =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
    private static final Instant FROM = TO.minus(Duration.ofDays(2));

    @TempDir Path folder;

    /// More than a page on each of two days.
    private static List<JsonNode> records() {
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            records.add(
                    JSON.createObjectNode()
                            .put("eventVersion", "1.10")
                            .put("eventTime", FROM.plus(Duration.ofMinutes(22L * i)).toString())
                            .put("eventSource", "iam.amazonaws.com")
                            .put("eventName", "ListRoles")
                            .put("awsRegion", "us-east-1")
                            .put(
                                    "eventID",
                                    String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d", i))
                            .put("recipientAccountId", FakeAws.ACCOUNT));
        }
        return records;
    }

    private ChildRun pull(TestCase into, FakeAws aws) throws IOException {
        return ChildRun.start(
                folder,
                Map.of("AWS_ACCESS_KEY_ID", LocalS3.KEY, "AWS_SECRET_ACCESS_KEY", LocalS3.SECRET),
                "acquire",
                "cloudtrail",
                into.folder(),
                "--from",
                FROM,
                "--to",
                TO,
                "--region",
                "us-east-1",
                "--log-region",
                "us-east-1",
                "--endpoint-url",
                aws.endpoint(),
                "--path-style");
    }

    private static long custody(TestCase of, String kind) throws IOException {
        return Files.readAllLines(of.folder().resolve("custody.jsonl")).stream()
                .filter(line -> line.contains("\"kind\":\"" + kind + "\""))
                .count();
    }

    @Test
    void leavesASoundCaseThatGoesOnWithWhatIsMissing() throws IOException, InterruptedException {
        TestCase whole = TestCase.make(folder.resolve("whole"));
        TestCase broken = TestCase.make(folder.resolve("broken"));
        try (FakeAws aws = new FakeAws(records())) {
            CommandRun uninterrupted = pull(whole, aws).finish();
            assertThat(uninterrupted.status()).as(uninterrupted.messages()).isZero();
            int all = aws.lookups();

            // The whole span's first page, the first day, and into the second.
            ChildRun run = pull(broken, aws);
            while (aws.lookups() < all + 5 && run.isAlive()) {
                Thread.sleep(2);
            }
            run.interrupt();
            CommandRun stopped = run.finish();
            assertThat(stopped.status()).isNotZero();
            assertThat(stopped.messages())
                    .contains("Stopped as asked.")
                    .contains("in the case as E-01, in custody and in the index")
                    .contains("The same command again goes on from there.");
            assertThat(broken.status().path("events").asInt()).isBetween(1, EVENTS - 1);
            assertThat(custody(broken, "acquisition-stopped")).isOne();
            assertThat(custody(broken, "acquisition-ended")).isZero();
            assertThat(broken.folder().resolve("evidence/tmp")).isEmptyDirectory();
            CommandRun verified = CommandRun.of("verify", broken.folder());
            assertThat(verified.status()).as(verified.output()).isZero();

            int before = aws.lookups();
            CommandRun last = pull(broken, aws).finish();
            assertThat(last.status()).as(last.messages()).isZero();
            assertThat(aws.lookups() - before).as("what it had is not asked again").isLessThan(all);
        }
        assertThat(broken.counts())
                .isEqualTo(whole.counts())
                .isEqualTo("%d = %d + 0 + 0", EVENTS, EVENTS);
        assertThat(broken.events().stream().map(CloudTrailCancelTest::id).toList())
                .isEqualTo(whole.events().stream().map(CloudTrailCancelTest::id).toList());
        assertThat(custody(broken, "acquisition-started")).isOne();
        assertThat(custody(broken, "acquisition-resumed")).isOne();
        assertThat(custody(broken, "acquisition-ended")).isOne();
        CommandRun verified = CommandRun.of("verify", broken.folder());
        assertThat(verified.status()).as(verified.output()).isZero();
    }

    private static String id(String event) {
        try {
            return JSON.readTree(event).path("id").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
