package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.service.PullReport;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.CRC32;

/// Objects too large to begin anew, and those that were uploaded in parts.
class LargeObjectTest {
    private static final S3Request ALL = S3Request.of("large", "");
    private static final int MIB = 1 << 20;

    @TempDir static Path shared;

    private final ObjectServer server = new ObjectServer();
    private PullCase made = PullCase.notYet(Path.of(""));

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(shared).toString());
    }

    @AfterAll
    static void forget() {
        System.clearProperty("aws.sharedCredentialsFile");
    }

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        made = PullCase.make(folder.resolve("case"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectServer.Thing whole(byte[] bytes) {
        return new ObjectServer.Thing(
                bytes, HexFormat.of().formatHex(md5(bytes)), Map.of(), List.of());
    }

    private static String etagOfParts(byte[] bytes, List<Integer> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        for (int part : parts) {
            all.writeBytes(md5(Arrays.copyOfRange(bytes, at, at + part)));
            at += part;
        }
        return HexFormat.of().formatHex(md5(all.toByteArray())) + "-" + parts.size();
    }

    private static byte[] crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    private static String crc32OfParts(byte[] bytes, List<Integer> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int at = 0;
        for (int part : parts) {
            all.writeBytes(crc32(Arrays.copyOfRange(bytes, at, at + part)));
            at += part;
        }
        return Base64.getEncoder().encodeToString(crc32(all.toByteArray())) + "-" + parts.size();
    }

    private Map<String, Digest> sources() {
        Map<String, Digest> digests = new TreeMap<>();
        server.contents().forEach((key, bytes) -> digests.put(key, Digest.of(bytes)));
        return digests;
    }

    @Test
    void goesOnInTheMiddleWhereTheConnectionBroke() throws IOException {
        byte[] bytes = random(5 * MIB, 1);
        ObjectServer.Thing thing = whole(bytes);
        server.put("big.gz", thing)
                .fate(
                        "big.gz",
                        new ObjectServer.Fate.CutAt(2_000_000),
                        new ObjectServer.Fate.CutAt(4_000_001));
        PullReport report = made.pull(server.endpoint(), ALL);
        assertThat(made.held()).isEqualTo(sources());
        assertThat(server.asked())
                .containsExactly(
                        "big.gz",
                        "big.gz from 2000000 if \"" + thing.etag() + '"',
                        "big.gz from 4000001 if \"" + thing.etag() + '"');
        // Not one byte came twice.
        assertThat(server.sent()).isEqualTo(bytes.length);
        assertThat(report.pull().trouble().resumed()).isEqualTo(2);
        assertThat(record("big.gz").checked()).containsExactly("length", "etag");
        assertThat(made.custody("s3-listed"))
                .singleElement()
                .asString()
                .contains("\"resumedBodies\":\"2\"");
    }

    @Test
    void readsOverWhatItHasWhereAServerGivesNoRanges() throws IOException {
        server.put("big.gz", whole(random(3 * MIB, 2)))
                .fate("big.gz", new ObjectServer.Fate.CutAt(MIB), new ObjectServer.Fate.Whole());
        PullReport report = made.pull(server.endpoint(), ALL);
        assertThat(made.held()).isEqualTo(sources());
        assertThat(report.pull().trouble().mismatches()).isZero();
    }

    @Test
    void beginsAnewWhereTheObjectWasReplacedMeanwhile() throws IOException {
        ObjectServer.Thing next = whole(random(4 * MIB, 4));
        server.put("big.gz", whole(random(5 * MIB, 3)))
                .fate("big.gz", new ObjectServer.Fate.Replaced(3_000_000, next));
        made.pull(server.endpoint(), ALL);
        // Never half of the one and half of the other.
        assertThat(made.held()).isEqualTo(Map.of("big.gz", Digest.of(next.bytes())));
        assertThat(record("big.gz").etag()).isEqualTo(next.etag());
    }

    @Test
    void comparesValuesMadeOfPartsAndValuesOfTheWhole() throws IOException {
        byte[] bytes = random(2 * MIB + 77, 5);
        List<Integer> parts = List.of(MIB, MIB, 77);
        String etag = etagOfParts(bytes, parts);
        server.put(
                "composite.gz",
                new ObjectServer.Thing(
                        bytes,
                        etag,
                        Map.of(
                                "x-amz-checksum-crc32",
                                crc32OfParts(bytes, parts),
                                "x-amz-checksum-type",
                                "COMPOSITE"),
                        parts));
        server.put(
                "full.gz",
                new ObjectServer.Thing(
                        bytes,
                        etag,
                        Map.of(
                                "x-amz-checksum-crc64nvme",
                                LogArchive.crc64NvmeText(bytes),
                                "x-amz-checksum-type",
                                "FULL_OBJECT"),
                        parts));
        made.pull(server.endpoint(), ALL);
        assertThat(made.held()).isEqualTo(sources());
        assertThat(record("composite.gz").checked()).containsExactly("length", "etag", "CRC32");
        assertThat(record("composite.gz").checksums()).containsEntry("type", "COMPOSITE");
        assertThat(record("full.gz").checked()).containsExactly("length", "etag", "CRC64NVME");
        assertThat(record("full.gz").checksums()).containsEntry("type", "FULL_OBJECT");
    }

    @Test
    void partsOfUnequalLengthAreComparedOneByOne() throws IOException {
        byte[] bytes = random(2 * MIB + 9, 6);
        // The first would fit three of its length.
        List<Integer> parts = List.of(MIB, MIB / 2, MIB / 2 + 9);
        server.put(
                "odd.gz",
                new ObjectServer.Thing(
                        bytes,
                        etagOfParts(bytes, parts),
                        Map.of("x-amz-checksum-crc32", crc32OfParts(bytes, parts)),
                        parts));
        List<Integer> fewer = List.of(MIB / 2, MIB, MIB / 2 + 9);
        server.put(
                "other.gz",
                new ObjectServer.Thing(bytes, etagOfParts(bytes, fewer), Map.of(), fewer));
        made.pull(server.endpoint(), ALL);
        assertThat(made.held()).isEqualTo(sources());
        assertThat(record("odd.gz").checked()).containsExactly("length", "etag", "CRC32");
        assertThat(record("other.gz").checked()).containsExactly("length", "etag");
    }

    @Test
    void aChangedByteInAResumedTransferIsFoundAndTheObjectAskedForAgain() throws IOException {
        server.put("big.gz", whole(random(2 * MIB, 7)))
                .fate(
                        "big.gz",
                        new ObjectServer.Fate.CutAt(MIB),
                        new ObjectServer.Fate.Changed(MIB + 5));
        PullReport report = made.pull(server.endpoint(), ALL);
        assertThat(report.pull().trouble().mismatches()).isEqualTo(1);
        assertThat(made.held()).isEqualTo(sources());
        assertThat(server.asked().getLast()).isEqualTo("big.gz");
    }

    @Test
    void bytesThatNeverHaveTheChecksumBecomeAProblemAndTheRestComes() throws IOException {
        byte[] bytes = random(MIB, 8);
        server.put(
                "bad.gz",
                new ObjectServer.Thing(
                        bytes,
                        HexFormat.of().formatHex(md5(bytes)),
                        Map.of("x-amz-checksum-crc64nvme", "AAAAAAAAAAA="),
                        List.of()));
        server.put("good.gz", whole(random(1_000, 9)));
        PullReport report = made.pull(server.endpoint(), ALL);
        assertThat(report.acquired().newFiles()).isEqualTo(1);
        assertThat(report.acquired().notAcquired()).isEqualTo(1);
        assertThat(server.asked().stream().filter("bad.gz"::equals)).hasSize(4);
        assertThat(record("bad.gz").state()).isEqualTo(ObjectRecord.State.FAILED);
        assertThat(record("bad.gz").reason())
                .isEqualTo("the bytes do not have the CRC64NVME announced");
        assertThat(made.held()).containsOnlyKeys("good.gz");
    }

    private ObjectRecord record(String key) throws IOException {
        return Objects.requireNonNull(made.recordsByKey().get(key));
    }
}
