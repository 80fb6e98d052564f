package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.exhibit.indexer.integrity.chain.Trail.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A chain as CloudTrail would deliver it, and each way to damage it.
class IntegrityCheckTest {
    private static final SigningKey KEY = SigningKey.make();
    private static final SigningKey OTHER = SigningKey.make();

    @TempDir Path folder;

    private Trail trail;
    private final List<Delivered> logs = new ArrayList<>();
    private final List<Delivered> digests = new ArrayList<>();

    @BeforeEach
    void deliver() throws IOException {
        trail = Trail.of(Files.createDirectory(folder.resolve("bucket")), KEY);
        hours(trail, 0, 5);
    }

    /// Five hours, two log files each, the third hour without any.
    private void hours(Trail to, int from, int until) {
        for (int hour = from; hour < until; hour++) {
            if (hour == 2) {
                digests.add(to.digest(hour));
                continue;
            }
            Instant at = Trail.START.plus(Duration.ofHours(hour)).plusSeconds(300);
            Delivered one = to.log(at, 2);
            Delivered other = to.log(at.plusSeconds(600), 1);
            logs.add(one);
            logs.add(other);
            digests.add(to.digest(hour, one, other));
        }
    }

    private Path keys(SigningKey... keys) throws IOException {
        return Files.write(folder.resolve("keys.json"), Trail.keys(keys));
    }

    private Path metadata() throws IOException {
        return Files.writeString(folder.resolve("metadata.json"), trail.metadata().toString());
    }

    private IntegrityResult check() throws IOException {
        return new ChainCase(folder.resolve("case"))
                .acquire(false, keys(KEY), metadata(), trail.bucket())
                .check();
    }

    private static List<String> digests(IntegrityResult result) {
        return result.digests().stream().map(IntegrityCheckTest::text).toList();
    }

    private static String text(Digested digest) {
        return stamp(digest.key()) + ' ' + digest.verdict().word();
    }

    /// The hour of a digest's end, or a log's place among all of them.
    private static String stamp(String key) {
        String name = Place.lastName(key);
        int time = name.indexOf("T", name.indexOf("2026"));
        return name.contains("CloudTrail-Digest")
                ? name.substring(time + 1, time + 3)
                : name.substring(name.indexOf(".json") - 2, name.indexOf(".json"));
    }

    private static List<String> logs(IntegrityResult result) {
        return result.logs().stream()
                .map(log -> stamp(log.key()) + ' ' + log.verdict().word())
                .toList();
    }

    private static List<String> proven(String... names) {
        List<String> all = new ArrayList<>();
        for (String name : names) {
            all.add(name + " proven");
        }
        return all;
    }

    private static final String[] ALL_DIGESTS = {"01", "02", "03", "04", "05"};
    private static final String[] ALL_LOGS = {"01", "02", "03", "04", "05", "06", "07", "08"};

    private static List<String> but(List<String> all, String... changed) {
        List<String> out = new ArrayList<>(all);
        for (String one : changed) {
            out.replaceAll(text -> text.substring(0, 2).equals(one.substring(0, 2)) ? one : text);
        }
        return out;
    }

    private static String reason(IntegrityResult result, Delivered file) {
        return result.digests().stream()
                .filter(one -> one.key().equals(file.key()))
                .map(Digested::reason)
                .findFirst()
                .orElseGet(() ->
                        result.logs().stream()
                                .filter(one -> one.key().equals(file.key()))
                                .map(Logged::reason)
                                .findFirst()
                                .orElse("nothing said of " + file.key()));
    }

    @Test
    void provesAWholeChain() throws IOException {
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(proven(ALL_DIGESTS));
        assertThat(logs(result)).isEqualTo(proven(ALL_LOGS));
        assertThat(result.gaps()).isEmpty();
        assertThat(result.contradicted()).isFalse();
    }

    @Test
    void namesALogFileThatWasChanged() throws IOException {
        trail.replace(logs.get(3).key(), "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8));
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(proven(ALL_DIGESTS));
        assertThat(logs(result)).isEqualTo(but(proven(ALL_LOGS), "04 contradicted"));
        assertThat(reason(result, logs.get(3))).contains("hash is not the one");
        assertThat(result.contradicted()).isTrue();
    }

    @Test
    void namesALogFileThatIsCutOff() throws IOException {
        byte[] whole = Trail.gzip(logs.get(3).content());
        trail.write(logs.get(3).key(), java.util.Arrays.copyOf(whole, whole.length - 12));
        IntegrityResult result = check();
        assertThat(logs(result)).isEqualTo(but(proven(ALL_LOGS), "04 contradicted"));
        assertThat(reason(result, logs.get(3))).contains("cannot be unpacked");
    }

    @Test
    void acceptsNothingBehindALogFilesFirstGzipMember() throws IOException {
        append(0, "garbage".getBytes(StandardCharsets.UTF_8));
        append(1, Trail.gzip(new byte[0]));
        append(2, Trail.gzip(logs.get(2).content()));
        IntegrityResult result = check();
        assertThat(logs(result))
                .isEqualTo(
                        but(
                                proven(ALL_LOGS),
                                "01 contradicted",
                                "02 contradicted",
                                "03 contradicted"));
        assertThat(reason(result, logs.get(0))).contains("after the end of the compressed stream");
        assertThat(reason(result, logs.get(1))).contains("a second gzip member");
    }

    private void append(int log, byte[] more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Trail.gzip(logs.get(log).content()));
        bytes.writeBytes(more);
        trail.write(logs.get(log).key(), bytes.toByteArray());
    }

    @Test
    void namesALogFileThatIsAbsent() throws IOException {
        trail.delete(logs.get(5));
        IntegrityResult result = check();
        assertThat(logs(result)).isEqualTo(but(proven(ALL_LOGS), "06 missing"));
        assertThat(result.contradicted()).isFalse();
    }

    @Test
    void tellsAnAlteredCopyFromTheGenuineOneBesideIt() throws IOException {
        Path copy = folder.resolve("bucket/copies/" + Place.lastName(logs.get(0).key()));
        Files.createDirectories(copy.getParent());
        Files.write(copy, Trail.gzip("{\"Records\":[ ]}".getBytes(StandardCharsets.UTF_8)));
        IntegrityResult result = check();
        assertThat(
                        result.logs().stream()
                                .filter(log -> log.key().equals(logs.get(0).key()))
                                .map(Logged::verdict))
                .containsExactly(Verdict.PROVEN, Verdict.CONTRADICTED);
    }

    @Test
    void namesADigestThatWasChangedAndTrustsNothingItLists() throws IOException {
        String text = new String(digests.get(1).content(), StandardCharsets.UTF_8);
        trail.replace(
                digests.get(1).key(),
                text.replace("0004.json", "0009.json").getBytes(StandardCharsets.UTF_8));
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(but(proven(ALL_DIGESTS), "02 contradicted"));
        assertThat(reason(result, digests.get(1)))
                .contains("successor")
                .contains("has the hash of");
        assertThat(logs(result))
                .isEqualTo(
                        List.of(
                                "01 proven",
                                "02 proven",
                                "03 unproven",
                                // What the forged list calls 09 is the content of 04.
                                "09 unproven",
                                "05 proven",
                                "06 proven",
                                "07 proven",
                                "08 proven"));
    }

    @Test
    void namesADigestWhoseMetadataHasAnotherSignature() throws IOException {
        Delivered newest = digests.getLast();
        trail.metadata()
                .putObject(newest.key())
                .put("x-amz-meta-signature", "00".repeat(256))
                .put("x-amz-meta-signature-algorithm", "SHA256withRSA");
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(but(proven(ALL_DIGESTS), "05 contradicted"));
        assertThat(reason(result, newest)).isEqualTo("signature verification failed");
    }

    @Test
    void namesADigestThatIsNoJsonOrCutOff() throws IOException {
        trail.replace(
                digests.get(1).key(), "{\"digestS3Object\":1".getBytes(StandardCharsets.UTF_8));
        byte[] whole = Trail.gzip(digests.get(2).content());
        trail.write(digests.get(2).key(), java.util.Arrays.copyOf(whole, 30));
        IntegrityResult result = check();
        assertThat(digests(result))
                .containsExactlyInAnyOrder(
                        "01 proven",
                        "02 contradicted",
                        "03 contradicted",
                        "04 proven",
                        "05 proven");
        assertThat(result.digests().stream().map(Digested::reason))
                .filteredOn(reason -> reason.startsWith("invalid format"))
                .hasSize(2);
    }

    @Test
    void namesADigestThatIsAbsentAndItsHour() throws IOException {
        trail.delete(digests.get(1));
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(but(proven(ALL_DIGESTS), "02 missing"));
        assertThat(result.gaps())
                .extracting(Gap::from, Gap::to)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-03-10T01:00:00Z"),
                                Instant.parse("2026-03-10T02:00:00Z")));
        assertThat(logs(result)).isEqualTo(but(proven(ALL_LOGS), "03 unproven", "04 unproven"));
        assertThat(result.logs().stream().filter(log -> !log.listed()))
                .hasSize(2)
                .allSatisfy(log -> assertThat(log.reason()).contains("cover the time in its name"));
    }

    @Test
    void findsTwoDigestsThatAreAbsentOneAfterTheOther() throws IOException {
        trail.delete(digests.get(1));
        trail.delete(digests.get(2));
        IntegrityResult result = check();
        // The one before the last absent one is named by nobody; its hour shows.
        assertThat(digests(result))
                .containsExactly("01 proven", "03 missing", "04 proven", "05 proven");
        assertThat(result.gaps()).hasSize(1);
        Gap gap = result.gaps().getFirst();
        assertThat(gap.from()).isEqualTo("2026-03-10T01:00:00Z");
        assertThat(gap.to()).isEqualTo("2026-03-10T03:00:00Z");
        assertThat(gap.reason()).contains("the digests of these 2 hours are absent");
    }

    @Test
    void doesNotLetAnEditedDigestBridgeThoseThatWereRemoved() throws IOException {
        trail.delete(digests.get(1));
        trail.delete(digests.get(2));
        String text = new String(digests.get(3).content(), StandardCharsets.UTF_8);
        trail.replace(
                digests.get(3).key(),
                text.replace(
                                "\"digestStartTime\":\"2026-03-10T03",
                                "\"digestStartTime\":\"2026-03-10T01")
                        .getBytes(StandardCharsets.UTF_8));
        IntegrityResult result = check();
        assertThat(digests(result)).contains("04 contradicted");
        assertThat(result.gaps())
                .extracting(gap -> gap.from() + " " + gap.to())
                .containsExactly("2026-03-10T01:00:00Z 2026-03-10T03:00:00Z");
    }

    @Test
    void provesADigestWithoutSignatureByTheHashInItsSuccessor() throws IOException {
        trail.metadata().removeAll();
        trail.signWith(KEY);
        Delivered next = trail.digest(5);
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, keys(KEY), metadata(), trail.bucket())
                        .check();
        assertThat(digests(result)).isEqualTo(proven("01", "02", "03", "04", "05", "06"));
        assertThat(reason(result, next)).contains("metadata in");
        assertThat(reason(result, digests.get(2))).contains("successor");
    }

    @Test
    void leavesTheNewestUnprovenWhereACopyLostEveryMetadata() throws IOException {
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, keys(KEY), null, trail.bucket())
                        .check();
        assertThat(digests(result)).isEqualTo(but(proven(ALL_DIGESTS), "05 unproven"));
        assertThat(logs(result)).isEqualTo(but(proven(ALL_LOGS), "07 unproven", "08 unproven"));
    }

    @Test
    void provesNothingWithoutAKey() throws IOException {
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, null, metadata(), trail.bucket())
                        .check();
        assertThat(result.digests()).allMatch(one -> one.verdict() == Verdict.UNPROVEN);
        assertThat(result.logs()).allMatch(one -> one.verdict() == Verdict.UNPROVEN);
        assertThat(reason(result, digests.getFirst()))
                .isEqualTo("no public key with the fingerprint " + KEY.fingerprint());
    }

    @Test
    void doesNotTakeAnotherKeyForTheOneThatIsAbsent() throws IOException {
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, keys(OTHER), metadata(), trail.bucket())
                        .check();
        assertThat(result.digests()).allMatch(one -> one.verdict() == Verdict.UNPROVEN);
    }

    @Test
    void followsARotationOfKeys() throws IOException {
        trail.signWith(OTHER);
        hours(trail, 5, 7);
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, keys(KEY, OTHER), metadata(), trail.bucket())
                        .check();
        assertThat(digests(result)).isEqualTo(proven("01", "02", "03", "04", "05", "06", "07"));
        assertThat(result.gaps()).isEmpty();
    }

    @Test
    void saysWhereAChainStartsAnew() throws IOException {
        trail.restart();
        hours(trail, 8, 9);
        IntegrityResult result = check();
        assertThat(result.digests()).allMatch(one -> one.verdict() == Verdict.PROVEN);
        assertThat(result.gaps()).hasSize(1);
        assertThat(result.gaps().getFirst().from()).isEqualTo("2026-03-10T05:00:00Z");
        assertThat(result.gaps().getFirst().to()).isEqualTo("2026-03-10T08:00:00Z");
        assertThat(result.gaps().getFirst().reason()).contains("the chain starts anew");
    }

    @Test
    void takesABackfillDigestForItself() throws IOException {
        Delivered late = trail.log(Trail.START.plusSeconds(4000), 1);
        trail.digest(Trail.START.plus(Duration.ofHours(1)), "_backfill", late);
        IntegrityResult result = check();
        assertThat(result.digests()).hasSize(6).allMatch(one -> one.verdict() == Verdict.PROVEN);
        assertThat(logs(result)).contains("09 proven");
        assertThat(result.gaps()).isEmpty();
    }

    @Test
    void keepsTrailsRegionsAndAccountsOfAnOrganisationApart() throws IOException {
        Trail org = trail.beside("AWSLogs/o-abcdef1234/", "444455556666", "eu-west-1", "org");
        Trail region = trail.beside("AWSLogs/", "111122223333", "us-east-1", "main_trail-1.x");
        Trail second = trail.beside("AWSLogs/", "111122223333", "eu-west-1", "other");
        for (Trail other : List.of(org, region, second)) {
            other.digest(0, other.log(Trail.START.plusSeconds(60), 1));
            other.digest(1);
            other.digest(2);
        }
        trail.delete(digests.get(3));
        IntegrityResult result = check();
        assertThat(result.digests().stream().filter(one -> one.verdict() == Verdict.PROVEN))
                .hasSize(13);
        assertThat(result.gaps()).hasSize(1);
        assertThat(result.gaps().getFirst().reason())
                .startsWith("trail main_trail-1.x, account 111122223333, region eu-west-1: ");
    }

    @Test
    void namesFilesThatNoDigestLists() throws IOException {
        Delivered planted = trail.log(Trail.START.plusSeconds(900), 3);
        Delivered later = trail.log(Trail.START.plus(Duration.ofDays(2)), 3);
        IntegrityResult result = check();
        assertThat(logs(result)).contains("09 unproven", "10 unproven");
        assertThat(result.summary().unlisted()).isEqualTo(2);
        assertThat(result.logs().stream().filter(log -> !log.listed()).map(Logged::reason))
                .satisfiesExactly(
                        reason -> assertThat(reason).contains("it was put there"),
                        reason -> assertThat(reason).contains("reach from"));
        assertThat(planted.key()).isNotEqualTo(later.key());
    }

    @Test
    void findsMovedRenamedUnpackedAndZippedCopies() throws IOException {
        Path moved = Files.createDirectory(folder.resolve("moved"));
        int number = 0;
        try (ZipOutputStream zip =
                new ZipOutputStream(Files.newOutputStream(moved.resolve("all.zip")))) {
            for (Delivered log : logs) {
                number++;
                if (number % 3 == 0) {
                    zip.putNextEntry(new ZipEntry("x/" + number));
                    zip.write(Trail.gzip(log.content()));
                    zip.closeEntry();
                } else if (number % 3 == 1) {
                    Files.write(moved.resolve(number + ".json"), log.content());
                } else {
                    Files.write(moved.resolve(number + ".bin"), Trail.gzip(log.content()));
                }
            }
            for (Delivered digest : digests) {
                zip.putNextEntry(new ZipEntry(Place.lastName(digest.key())));
                zip.write(Trail.gzip(digest.content()));
                zip.closeEntry();
            }
        }
        IntegrityResult result =
                new ChainCase(folder.resolve("case"))
                        .acquire(false, keys(KEY), metadata(), moved)
                        .check();
        assertThat(digests(result)).isEqualTo(proven(ALL_DIGESTS));
        assertThat(logs(result)).isEqualTo(proven(ALL_LOGS));
    }

    @Test
    void oneCopyOfAnEmptyLogFileDoesNotStandForTwo() throws IOException {
        Delivered one = trail.log(Trail.START.plusSeconds(18100), 0);
        Delivered other = trail.log(Trail.START.plusSeconds(18200), 0);
        trail.digest(5, one, other);
        trail.delete(one);
        trail.delete(other);
        trail.write("renamed.json.gz", Trail.gzip(one.content()));
        IntegrityResult result = check();
        assertThat(logs(result)).contains("09 proven", "10 missing");
    }

    @Test
    void callsWhatWasLeftInPlaceAndIsGoneMissing() throws IOException {
        ChainCase made =
                new ChainCase(folder.resolve("case"))
                        .acquire(true, keys(KEY), metadata(), trail.bucket());
        trail.delete(logs.get(0));
        assertThat(logs(made.check())).isEqualTo(but(proven(ALL_LOGS), "01 missing"));
    }

    @Test
    void givesTheSameResultInWhateverOrderAndPartsTheFilesCame() throws IOException {
        IntegrityResult whole = check();
        ChainCase parts = new ChainCase(folder.resolve("parts"));
        parts.acquire(false, null, null, trail.path("AWSLogs/111122223333/CloudTrail"));
        parts.acquire(false, keys(KEY), null, trail.path("AWSLogs/111122223333/CloudTrail-Digest"));
        parts.acquire(false, null, metadata(), trail.path("AWSLogs/111122223333/CloudTrail"));
        IntegrityResult result = parts.check();
        assertThat(digests(result)).isEqualTo(digests(whole));
        assertThat(logs(result)).isEqualTo(logs(whole));
        assertThat(result.gaps()).isEqualTo(whole.gaps());
    }
}
