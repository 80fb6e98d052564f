package org.exhibit.indexer.acquire.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;

class ListingTest {
    private static final LocalDate FROM = LocalDate.of(2026, 2, 27);
    private static final LocalDate TO = LocalDate.of(2026, 3, 3);

    /// A bucket in memory, in small pages, that counts how often it is asked.
    private static final class Bucket implements Pages {
        private final NavigableSet<String> keys = new TreeSet<>(KeyOrder.INSTANCE);
        private final int page;
        private int asked;

        Bucket(int page) {
            this.page = page;
        }

        @Override
        public Page after(String after, @Nullable String afterVersion) {
            asked++;
            List<Listed> objects = new ArrayList<>();
            NavigableSet<String> behind = after.isEmpty() ? keys : keys.tailSet(after, false);
            for (String key : behind) {
                if (objects.size() == page) {
                    return new Page(objects, true, objects.getLast().key(), null);
                }
                objects.add(listed(key));
            }
            String last = objects.isEmpty() ? after : objects.getLast().key();
            return new Page(objects, false, last, null);
        }
    }

    private static Listed listed(String key) {
        return new Listed(key, null, 1, "e", null, "STANDARD", true, false);
    }

    private static List<String> list(Bucket bucket, S3Scope scope) throws IOException {
        Listing listing = new Listing(bucket, scope);
        List<String> found = new ArrayList<>();
        for (@Nullable Listed next = listing.next(); next != null; next = listing.next()) {
            found.add(next.key());
        }
        return found;
    }

    private static S3Scope scope(List<String> accounts, List<String> regions) {
        return new S3Scope(new TreeSet<>(accounts), new TreeSet<>(regions), FROM, TO, 1);
    }

    /// Layouts that AWS and others deliver in, for one day.
    private static List<String> keys(String account, String region, LocalDate day, int n) {
        String slashed = day.toString().replace('-', '/');
        String name = String.format(Locale.ROOT, "%06d.json.gz", n);
        return List.of(
                "AWSLogs/" + account + "/CloudTrail/" + region + "/" + slashed + "/" + name,
                "AWSLogs/" + account + "/CloudTrail-Digest/" + region + "/" + slashed + "/" + name,
                "AWSLogs/o-abcdefghij/"
                        + account
                        + "/CloudTrail/"
                        + region
                        + "/"
                        + slashed
                        + "/"
                        + name,
                String.format(
                        Locale.ROOT,
                        "AWSLogs/aws-account-id=%s/aws-service=vpcflowlogs/aws-region=%s/year=%d/month=%02d/day=%02d/%s",
                        account,
                        region,
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        name),
                String.format(
                        Locale.ROOT,
                        "AWSLogs/%s/Config/%s/%d/%d/%d/ConfigHistory/%s",
                        account,
                        region,
                        day.getYear(),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        name),
                "access/" + day + String.format(Locale.ROOT, "-09-05-02-%016X", n),
                "parts/" + account + "/" + region + "/my-bucket/" + slashed + "/" + name,
                "plain/" + slashed + "/" + name,
                "notes/" + name);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void jumpsMissNothingAndBringNothingElse(int page) throws IOException {
        Random random = new Random(page);
        Bucket bucket = new Bucket(page);
        for (int i = 0; i < 400; i++) {
            String account = List.of("111111111111", "222222222222", "333333333333").get(i % 3);
            String region = List.of("eu-central-1", "us-east-1", "us-gov-west-1").get(i / 3 % 3);
            LocalDate day = LocalDate.of(2025, 11, 20).plusDays(random.nextInt(200));
            bucket.keys.addAll(keys(account, region, day, random.nextInt(5)));
        }
        S3Scope scope = scope(List.of("222222222222"), List.of("us-east-1"));
        Narrowing narrowing = new Narrowing(scope);
        List<String> wanted =
                bucket.keys.stream()
                        .filter(key -> narrowing.of(key) instanceof Narrowing.Verdict.Wanted)
                        .toList();
        assertThat(list(bucket, scope)).isEqualTo(wanted);
        assertThat(wanted)
                .anyMatch(key -> key.startsWith("access/2026-02-2"))
                .anyMatch(key -> key.startsWith("plain/2026/03/0"))
                .anyMatch(key -> key.startsWith("notes/"))
                .noneMatch(key -> key.contains("111111111111"))
                .noneMatch(key -> key.contains("eu-central-1"))
                .noneMatch(key -> key.contains("2026/04"))
                .noneMatch(key -> key.contains("2026/1/"));
    }

    @Test
    void fewPagesAreAskedForInVain() throws IOException {
        Bucket bucket = new Bucket(100);
        for (int day = 0; day < 1_000; day++) {
            for (int n = 0; n < 10; n++) {
                bucket.keys.add(
                        keys("111111111111", "us-east-1", FROM.minusDays(500).plusDays(day), n)
                                .getFirst());
            }
        }
        // 6 days of 10 objects; 10,000 objects in 100 pages.
        assertThat(list(bucket, scope(List.of(), List.of()))).hasSize(60);
        assertThat(bucket.asked).isLessThanOrEqualTo(4);
    }

    @Test
    void whatIsJumpedOverIsTold() throws IOException {
        Bucket bucket = new Bucket(10);
        bucket.keys.addAll(keys("111111111111", "us-east-1", FROM.minusDays(3), 1));
        Listing listing = new Listing(bucket, scope(List.of(), List.of("eu-central-1")));
        listing.next();
        assertThat(listing.leftOut())
                .contains("AWSLogs/111111111111/CloudTrail/us-east-1/: other region")
                .contains("access/: days before 2026-02-27");
    }

    @Test
    void aBucketThatListsInNoOrderIsRefused() {
        Pages shuffled =
                (after, version) ->
                        new Pages.Page(List.of(listed("b"), listed("a")), false, "a", null);
        assertThatThrownBy(() -> new Listing(shuffled, S3Scope.ALL).next())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("order");
    }

    @Test
    void keysStandInTheOrderOfTheirBytes() {
        List<String> keys = List.of("a", "a/", "a0", "\u00e9", "\uffee", "\ud83d\ude00");
        assertThat(keys).isSortedAccordingTo(KeyOrder.INSTANCE);
    }
}
