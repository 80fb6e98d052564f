package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.integrity.chain.DigestFile.Listed;
import org.exhibit.indexer.integrity.chain.DigestFile.Previous;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads digest files strictly: a name that stands twice, or a value of another kind, is a fault.
final class DigestReader {
    /// Digests name log files; deeper or longer JSON is none.
    static final ObjectReader JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(50)
                                                    .maxStringLength(1 << 20)
                                                    .build())
                                    .build())
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String SHA_256 = "SHA-256";

    private DigestReader() {}

    /// @param bytes uncompressed
    /// @throws IOException where they are no digest file; the message says why
    static DigestFile read(byte[] bytes) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!json.isObject()) {
            throw new IOException("it is no JSON object");
        }
        if (!json.has("previousDigestSignature")) {
            throw new IOException("it has no previousDigestSignature, not even null");
        }
        String end = text(json, "digestEndTime");
        return new DigestFile(
                Digest.of(bytes),
                instant(text(json, "digestStartTime")),
                instant(end),
                end,
                text(json, "digestS3Bucket"),
                text(json, "digestS3Object"),
                text(json, "digestPublicKeyFingerprint"),
                optional(json, "digestSignatureAlgorithm", ""),
                nullable(json, "previousDigestSignature"),
                previous(json),
                logs(json.path("logFiles")));
    }

    private static @Nullable Previous previous(JsonNode json) throws IOException {
        String object = nullable(json, "previousDigestS3Object");
        if (object == null) {
            return null;
        }
        String algorithm = optional(json, "previousDigestHashAlgorithm", SHA_256);
        String hash = optional(json, "previousDigestHashValue", "").toLowerCase(Locale.ROOT);
        return new Previous(
                optional(json, "previousDigestS3Bucket", ""),
                object,
                algorithm.equals(SHA_256) ? hash : "");
    }

    private static List<Listed> logs(JsonNode list) throws IOException {
        if (!list.isArray()) {
            throw new IOException("it has no list logFiles");
        }
        List<Listed> logs = new ArrayList<>(list.size());
        for (JsonNode log : list) {
            if (!optional(log, "hashAlgorithm", SHA_256).equals(SHA_256)) {
                throw new IOException("it lists a log file by another hash than SHA-256");
            }
            try {
                logs.add(
                        new Listed(
                                text(log, "s3Bucket"),
                                text(log, "s3Object"),
                                new Digest(text(log, "hashValue").toLowerCase(Locale.ROOT))));
            } catch (IllegalArgumentException e) {
                throw new IOException("it lists a log file by something that is no SHA-256", e);
            }
        }
        return logs;
    }

    private static String text(JsonNode json, String name) throws IOException {
        String text = nullable(json, name);
        if (text == null) {
            throw new IOException("it has no " + name);
        }
        return text;
    }

    private static @Nullable String nullable(JsonNode json, String name) throws IOException {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IOException("its " + name + " is no text");
        }
        return value.asText();
    }

    private static String optional(JsonNode json, String name, String absent) throws IOException {
        String text = nullable(json, name);
        return text == null ? absent : text;
    }

    private static Instant instant(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IOException("it has an instant in no known form: " + text, e);
        }
    }
}
