package org.exhibit.indexer.acquire.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

class HashTest {
    private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

    private static String hex(String name, byte[] bytes) {
        Hash hash = Hash.of(name).orElseThrow();
        hash.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(hash.finish());
    }

    @Test
    void hashesAreThoseOfTheirDefinitions() {
        assertThat(hex("CRC32", CHECK)).isEqualTo("cbf43926");
        assertThat(hex("CRC32C", CHECK)).isEqualTo("e3069283");
        assertThat(hex("CRC64NVME", CHECK)).isEqualTo("ae8b14860a799888");
        assertThat(hex("MD5", CHECK)).isEqualTo("25f9e794323b453885f5181f1b624d0b");
    }

    @Test
    void stepsMakeNoDifference() {
        byte[] bytes = new byte[1_001];
        new Random(1).nextBytes(bytes);
        for (String name : List.of("CRC32", "CRC64NVME", "SHA256")) {
            Hash hash = Hash.of(name).orElseThrow();
            for (int at = 0; at < bytes.length; at += 7) {
                hash.update(bytes, at, Math.min(7, bytes.length - at));
            }
            assertThat(HexFormat.of().formatHex(hash.finish())).isEqualTo(hex(name, bytes));
        }
    }

    private static byte[] md5(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("MD5").digest(bytes);
    }

    /// Ten bytes in parts of four, as S3 makes an ETag of parts.
    private static String etag(byte[] bytes) throws NoSuchAlgorithmException {
        byte[] parts = new byte[48];
        for (int i = 0; i < 3; i++) {
            byte[] part = java.util.Arrays.copyOfRange(bytes, i * 4, Math.min(10, i * 4 + 4));
            System.arraycopy(md5(part), 0, parts, i * 16, 16);
        }
        return HexFormat.of().formatHex(md5(parts)) + "-3";
    }

    private static List<String> read(byte[] bytes, String etag, long length, long part)
            throws IOException {
        List<Expectation> expected =
                Expectations.of(
                        etag,
                        ObjectRecord.Encryption.NONE,
                        Map.of(),
                        Map.of(),
                        Parts.ofUsual(part));
        CheckedStream stream = new CheckedStream(new ByteArrayInputStream(bytes), length, expected);
        stream.readAllBytes();
        return stream.checked();
    }

    @Test
    void anEtagOfPartsIsCompared() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(read(bytes, etag(bytes), 10, 4)).containsExactly("length", "etag");
        byte[] changed = bytes.clone();
        changed[9] ^= 1;
        assertThatThrownBy(() -> read(changed, etag(bytes), 10, 4))
                .isInstanceOf(CheckedStream.OtherBytes.class)
                .hasMessageContaining("etag");
    }

    @Test
    void withoutTheSizeOfPartsOnlyTheLengthIsCompared()
            throws IOException, NoSuchAlgorithmException {
        byte[] bytes = "0123456789".getBytes(StandardCharsets.US_ASCII);
        assertThat(read(bytes, etag(bytes), 10, 0)).containsExactly("length");
        assertThatThrownBy(() -> read(bytes, etag(bytes), 11, 0))
                .isInstanceOf(CheckedStream.OtherBytes.class)
                .hasMessageContaining("10 of the 11 bytes");
    }

    @Test
    void anEtagUnderACustomersKeyMeansNothing() {
        ObjectRecord.Encryption kms = new ObjectRecord.Encryption("aws:kms", "k", true);
        assertThat(Expectations.of("0".repeat(32), kms, Map.of(), Map.of(), Parts.UNKNOWN))
                .isEmpty();
    }

    @Test
    void aChecksumOfPartsIsComparedPartByPart() throws IOException {
        byte[] bytes = "01234567".getBytes(StandardCharsets.US_ASCII);
        Hash crc = Hash.of("CRC32").orElseThrow();
        byte[] parts = new byte[8];
        for (int i = 0; i < 2; i++) {
            crc.update(bytes, i * 4, 4);
            System.arraycopy(crc.finish(), 0, parts, i * 4, 4);
        }
        crc.update(parts, 0, 8);
        String announced = Base64.getEncoder().encodeToString(crc.finish()) + "-2";
        List<Expectation> expected =
                Expectations.of(
                        "",
                        ObjectRecord.Encryption.NONE,
                        Map.of(),
                        Map.of("CRC32", announced),
                        Parts.ofUsual(4));
        CheckedStream stream = new CheckedStream(new ByteArrayInputStream(bytes), 8, expected);
        stream.readAllBytes();
        assertThat(stream.checked()).containsExactly("length", "CRC32");
    }
}
