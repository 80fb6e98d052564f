package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Chains whole and damaged, judged by the own code of `aws cloudtrail validate-logs` and by
/// Exhibit. Where both judge, they agree, but for the differences each test names; these stand in
/// `docs/formats/cloudtrail-digests.md`. Skipped where no AWS CLI is installed as Python package.
class AwsCommandLineTest extends DeliveredTrail {
    private static final int NOT_INSTALLED = 77;

    /// What it said of the trail as it was compared last.
    private Map<String, String> theirs = Map.of();

    /// What it prints of files, by kind and place in the trail: `digest 02`, `log 04`.
    private Map<String, String> judged() throws IOException, InterruptedException {
        keys(KEY);
        metadata();
        Path script = folder.resolve("judge.py");
        try (InputStream in =
                Objects.requireNonNull(
                        AwsCommandLineTest.class.getResourceAsStream("aws_cli_judge.py"))) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        for (String python : List.of("/usr/bin/python3", "python3")) {
            Path out = folder.resolve("judged.txt");
            Process process;
            try {
                process = start(python, script, out);
            } catch (IOException e) {
                continue;
            }
            int status = process.waitFor();
            if (status != NOT_INSTALLED) {
                String text = Files.readString(out);
                assertThat(status).as(text).isZero();
                assertThat(text).startsWith("awscli ");
                return statuses(text);
            }
        }
        assumeThat(false).as("the AWS CLI is not installed as a Python package").isTrue();
        throw new IllegalStateException("never reached");
    }

    private Process start(String python, Path script, Path out) throws IOException {
        return new ProcessBuilder(
                        python,
                        script.toString(),
                        folder.toString(),
                        "trail-bucket",
                        "111122223333",
                        "eu-west-1",
                        "main_trail-1.x",
                        "eu-west-1",
                        "2026-03-09T23:00:00Z",
                        "2026-03-11T00:00:00Z")
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
    }

    private static Map<String, String> statuses(String text) {
        Map<String, String> found = new TreeMap<>();
        for (String line : text.lines().toList()) {
            String[] cells = line.split("\t", -1);
            String first = cells[0].replace("(backfill) ", "");
            if (cells.length == 3 && first.endsWith(" file")) {
                String kind = first.equals("Digest file") ? "digest " : "log ";
                found.put(kind + stamp(cells[1]), cells[2].replace("INVALID: ", ""));
            }
        }
        return found;
    }

    private Map<String, String> ours() throws IOException {
        IntegrityResult result = check();
        Map<String, String> found = new TreeMap<>();
        for (Digested digest : result.digests()) {
            found.put("digest " + stamp(digest.key()), digest.verdict().word());
        }
        for (Logged log : result.logs()) {
            found.put("log " + stamp(log.key()), log.verdict().word());
        }
        return found;
    }

    private static String expected(String status) {
        return switch (status) {
            case "valid" -> "proven";
            case "not found" -> "missing";
            default -> "contradicted";
        };
    }

    /// @return what the two do not say alike, as `file: theirs | ours`
    private List<String> differences() throws IOException, InterruptedException {
        theirs = judged();
        List<String> found = new ArrayList<>();
        Map<String, String> ours = ours();
        ours.forEach((file, verdict) -> {
            String status = theirs.getOrDefault(file, "silent");
            if (!verdict.equals(expected(status))) {
                found.add(file + ": " + status + " | " + verdict);
            }
        });
        assertThat(ours.keySet()).containsAll(theirs.keySet());
        return found;
    }

    @Test
    void agreeOnAWholeChain() throws Exception {
        assertThat(differences()).isEmpty();
        assertThat(theirs)
                .hasSize(13)
                .allSatisfy((file, status) -> {
                    assertThat(status).isEqualTo("valid");
                });
    }

    @Test
    void agreeOnALogFileThatWasAltered() throws Exception {
        trail.replace(logs.get(3).key(), "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(differences()).isEmpty();
        assertThat(theirs).containsEntry("log 04", "hash value doesn't match");
    }

    @Test
    void agreeOnALogFileThatIsAbsentOrCutOff() throws Exception {
        trail.delete(logs.get(5));
        byte[] whole = Trail.gzip(logs.get(3).content());
        trail.write(logs.get(3).key(), Arrays.copyOf(whole, whole.length - 12));
        assertThat(differences()).isEmpty();
        assertThat(theirs).containsEntry("log 06", "not found");
    }

    @Test
    void agreeOnADigestThatWasEditedAndNotOnWhatItLists() throws Exception {
        Delivered digest = digests.get(1);
        String text = new String(digest.content(), StandardCharsets.UTF_8);
        trail.replace(
                digest.key(),
                text.replace("oldestEventTime", "OldestEventTime")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(differences())
                .containsExactly("log 03: silent | unproven", "log 04: silent | unproven");
        assertThat(theirs).containsEntry("digest 02", "signature verification failed");
    }

    @Test
    void agreeOnADigestWithAnotherSignature() throws Exception {
        trail.metadata()
                .putObject(digests.getLast().key())
                .put("x-amz-meta-signature", "00".repeat(256))
                .put("x-amz-meta-signature-algorithm", "SHA256withRSA");
        assertThat(differences())
                .containsExactly("log 07: silent | unproven", "log 08: silent | unproven");
    }

    @Test
    void agreeOnADigestThatIsAbsent() throws Exception {
        trail.delete(digests.get(1));
        assertThat(differences())
                .containsExactly("log 03: silent | unproven", "log 04: silent | unproven");
        assertThat(theirs).containsEntry("digest 02", "not found");
    }

    @Test
    void ofTwoAbsentDigestsTheEarlierIsNoticedByExhibitAlone() throws Exception {
        trail.delete(digests.get(1));
        trail.delete(digests.get(2));
        assertThat(differences())
                .containsExactly("log 03: silent | unproven", "log 04: silent | unproven");
        assertThat(theirs).containsEntry("digest 03", "not found").doesNotContainKey("digest 02");
        assertThat(check(folder.resolve("again")).gaps())
                .extracting(gap -> gap.from() + " " + gap.to())
                .containsExactly("2026-03-10T01:00:00Z 2026-03-10T03:00:00Z");
    }

    @Test
    void agreeOnAChainThatBeginsAnewAndOnBackfill() throws Exception {
        trail.restart();
        hours(trail, 8, 9);
        Delivered late = trail.log(Trail.START.plusSeconds(4000), 1);
        trail.digest(Trail.START.plus(Duration.ofHours(1)), "_backfill", late);
        List<String> differences = differences();
        // Older releases know no backfill digests.
        assertThat(differences)
                .allMatch(one -> one.equals("log 11: silent | proven"))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aDigestWithoutMetadataIsProvenByItsSuccessorForExhibitAlone() throws Exception {
        trail.metadata().remove(digests.get(2).key());
        assertThat(differences())
                .containsExactly("digest 03: signature verification failed | proven");
    }

    @Test
    void whatFollowsALogFilesFirstGzipMemberIsNotOverlookedByExhibit() throws Exception {
        byte[] more = "x".repeat(9).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Trail.gzip(logs.get(0).content());
        byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
        System.arraycopy(more, 0, longer, whole.length, more.length);
        trail.write(logs.get(0).key(), longer);
        // Newer releases call it invalid too.
        assertThat(differences())
                .allMatch(one -> one.equals("log 01: valid | contradicted"))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(check(folder.resolve("again")).contradicted()).isTrue();
    }
}
