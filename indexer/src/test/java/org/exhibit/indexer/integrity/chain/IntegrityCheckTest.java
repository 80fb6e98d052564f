package org.exhibit.indexer.integrity.chain;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.exhibit.indexer.integrity.chain.Trail.Delivered;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Digests and their chains, and each way to damage them.
class IntegrityCheckTest extends DeliveredTrail {
    @Test
    void provesAWholeChain() throws IOException {
        IntegrityResult result = check();
        assertThat(digests(result)).isEqualTo(proven(ALL_DIGESTS));
        assertThat(logs(result)).isEqualTo(proven(ALL_LOGS));
        assertThat(result.gaps()).isEmpty();
        assertThat(result.contradicted()).isFalse();
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
}
