package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Log files, and what digests say of them.
class LogVerdictsTest extends DeliveredTrail {
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
