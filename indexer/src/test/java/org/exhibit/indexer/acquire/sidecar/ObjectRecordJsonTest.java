package org.exhibit.indexer.acquire.sidecar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ObjectRecordJsonTest {
    private static final ObjectRecord FULL =
            new ObjectRecord(
                    "logs",
                    "AWSLogs/a b\u0001\"/é.json.gz",
                    "v1",
                    ObjectRecord.State.ACQUIRED,
                    new Digest("ab".repeat(32)),
                    89,
                    "acbd18db4cc2f85cedef654fccc4a4d8-2",
                    Instant.parse("2026-01-02T03:04:05Z"),
                    "STANDARD_IA",
                    new TreeMap<>(Map.of("CRC32C", "AAAAAA==", "type", "COMPOSITE")),
                    List.of("length", "CRC32C"),
                    new ObjectRecord.Encryption("aws:kms", "arn:aws:kms:x", true),
                    new ObjectRecord.Lock(
                            "COMPLIANCE", Instant.parse("2027-01-01T00:00:00Z"), "ON"),
                    new TreeMap<>(
                            Map.of(
                                    "x-amz-meta-signature",
                                    "0aff",
                                    "x-amz-meta-signature-algorithm",
                                    "SHA256withRSA",
                                    "content-encoding",
                                    "gzip")),
                    "");

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertThat(ObjectRecordJson.read(ObjectRecordJson.write(FULL))).isEqualTo(FULL);
    }

    @Test
    void aRecordWithNothingButANameIsReadAgain() throws IOException {
        ObjectRecord bare =
                new ObjectRecord(
                        "logs",
                        "k",
                        null,
                        ObjectRecord.State.ARCHIVED,
                        null,
                        5,
                        null,
                        null,
                        "GLACIER",
                        new TreeMap<>(),
                        List.of(),
                        ObjectRecord.Encryption.NONE,
                        ObjectRecord.Lock.NONE,
                        new TreeMap<>(),
                        "archived in GLACIER");
        assertThat(new String(ObjectRecordJson.write(bare), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"schema\":\"exhibit.s3-object/1\",\"bucket\":\"logs\",\"key\":\"k\","
                                + "\"state\":\"archived\",\"size\":5,\"storageClass\":\"GLACIER\","
                                + "\"checksums\":{},\"checked\":[],\"headers\":{},"
                                + "\"reason\":\"archived in GLACIER\"}");
        assertThat(ObjectRecordJson.read(ObjectRecordJson.write(bare))).isEqualTo(bare);
    }

    @Test
    void aLineIsOneLineWhateverTheKeyHolds() {
        assertThat(new String(ObjectRecordJson.write(FULL), StandardCharsets.UTF_8))
                .doesNotContain("\n", "\r");
    }

    @Test
    void theObjectsOwnHeadersAreFoundByTheirShortNames() {
        assertThat(FULL.metadata())
                .isEqualTo(Map.of("signature", "0aff", "signature-algorithm", "SHA256withRSA"));
        assertThat(FULL.metadata("signature")).hasValue("0aff");
    }

    @Test
    void anotherSchemaIsRefused() {
        byte[] line = "{\"schema\":\"exhibit.s3-object/2\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ObjectRecordJson.read(line))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exhibit.s3-object/2");
    }
}
