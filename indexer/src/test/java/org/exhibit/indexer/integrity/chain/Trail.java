package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// A trail as CloudTrail delivers it: log files, and each hour a digest of them that is signed and
/// names the one before. Keys are made by the test.
public final class Trail {
    static final ObjectMapper JSON = new ObjectMapper();
    public static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// An RSA key as ListPublicKeys lists it.
    public record SigningKey(KeyPair pair, byte[] value, String fingerprint) {
        public static SigningKey make() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                KeyPair pair = generator.generateKeyPair();
                byte[] info = pair.getPublic().getEncoded();
                // Behind the 24 bytes that say what kind of key follows.
                byte[] value = Arrays.copyOfRange(info, 24, info.length);
                return new SigningKey(pair, value, PublicKeys.fingerprint(value));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        String sign(byte[] text) {
            try {
                Signature rsa = Signature.getInstance("SHA256withRSA");
                rsa.initSign(pair.getPrivate());
                rsa.update(text);
                return HexFormat.of().formatHex(rsa.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A file that was delivered.
    ///
    /// @param content uncompressed
    public record Delivered(String key, byte[] content) {}

    private final Path bucket;
    private final String account;
    private final String region;
    private final String name;
    private final String folder;
    private final ObjectNode metadata;
    private @Nullable Delivered last;
    private String lastSignature = "";
    private SigningKey key;
    private int logs;

    private Trail(
            Path bucket,
            String folder,
            String account,
            String region,
            String name,
            SigningKey key,
            ObjectNode metadata) {
        this.bucket = bucket;
        this.folder = folder;
        this.account = account;
        this.region = region;
        this.name = name;
        this.key = key;
        this.metadata = metadata;
    }

    public static Trail of(Path bucket, SigningKey key) {
        return new Trail(
                bucket,
                "AWSLogs/",
                "111122223333",
                "eu-west-1",
                "main_trail-1.x",
                key,
                JSON.createObjectNode());
    }

    /// Another trail that delivers to the same bucket, its metadata in the same answer.
    Trail beside(String folder, String account, String region, String name) {
        return new Trail(bucket, folder, account, region, name, key, metadata);
    }

    public Path bucket() {
        return bucket;
    }

    public ObjectNode metadata() {
        return metadata;
    }

    Trail signWith(SigningKey next) {
        key = next;
        return this;
    }

    /// The next digest begins a chain.
    void restart() {
        last = null;
    }

    Path path(String key) {
        return bucket.resolve(key);
    }

    public Delivered log(Instant at, int events) {
        logs++;
        String stamp =
                DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
        String file =
                folder
                        + account
                        + "/CloudTrail/"
                        + region
                        + '/'
                        + DAY.format(at)
                        + '/'
                        + account
                        + "_CloudTrail_"
                        + region
                        + '_'
                        + stamp
                        + String.format(Locale.ROOT, "_AAAABBBBCCCC%04d.json.gz", logs);
        StringBuilder records = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < events; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"eventVersion\":\"1.08\",\"eventTime\":\"")
                    .append(at)
                    .append("\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"GetObject\",")
                    .append("\"awsRegion\":\"")
                    .append(region)
                    .append("\",\"recipientAccountId\":\"")
                    .append(account)
                    .append("\",\"eventID\":\"")
                    .append(name)
                    .append(region)
                    .append(account)
                    .append(logs)
                    .append('-')
                    .append(i)
                    .append("\"}");
        }
        Delivered log =
                new Delivered(
                        file, records.append("]}").toString().getBytes(StandardCharsets.UTF_8));
        write(log.key(), gzip(log.content()));
        return log;
    }

    public Delivered digest(int hour, Delivered... listed) {
        return digest(START.plus(Duration.ofHours(hour)), "", listed);
    }

    Delivered digest(Instant start, String suffix, Delivered... listed) {
        Instant end = start.plus(Duration.ofHours(1));
        String file =
                folder
                        + account
                        + "/CloudTrail-Digest/"
                        + region
                        + '/'
                        + DAY.format(end)
                        + '/'
                        + account
                        + "_CloudTrail-Digest_"
                        + region
                        + '_'
                        + name
                        + "_eu-west-1_"
                        + STAMP.format(end)
                        + suffix
                        + ".json.gz";
        ObjectNode json = JSON.createObjectNode();
        json.put("awsAccountId", account)
                .put("digestStartTime", start.toString())
                .put("digestEndTime", end.toString())
                .put("digestS3Bucket", "trail-bucket")
                .put("digestS3Object", file)
                .put("digestPublicKeyFingerprint", key.fingerprint())
                .put("digestSignatureAlgorithm", "SHA256withRSA")
                .put("newestEventTime", listed.length == 0 ? null : start.toString())
                .put("oldestEventTime", listed.length == 0 ? null : start.toString());
        Delivered before = suffix.isEmpty() ? last : null;
        json.put("previousDigestS3Bucket", before == null ? null : "trail-bucket")
                .put("previousDigestS3Object", before == null ? null : before.key())
                .put(
                        "previousDigestHashValue",
                        before == null ? null : Digest.of(before.content()).hex())
                .put("previousDigestHashAlgorithm", before == null ? null : "SHA-256")
                .put("previousDigestSignature", before == null ? null : lastSignature);
        ArrayNode list = json.putArray("logFiles");
        for (Delivered log : listed) {
            list.addObject()
                    .put("s3Bucket", "trail-bucket")
                    .put("s3Object", log.key())
                    .put("hashValue", Digest.of(log.content()).hex())
                    .put("hashAlgorithm", "SHA-256")
                    .put("newestEventTime", start.toString())
                    .put("oldestEventTime", start.toString());
        }
        byte[] content = json.toString().getBytes(StandardCharsets.UTF_8);
        Delivered digest = new Delivered(file, content);
        String signature = key.sign(signedText(json, content));
        write(file, gzip(content));
        ObjectNode headers = metadata.putObject(file);
        headers.put("x-amz-meta-signature", signature)
                .put("x-amz-meta-signature-algorithm", "SHA256withRSA");
        if (!suffix.isEmpty()) {
            headers.put("x-amz-meta-backfill-generation-timestamp", "2026-03-12T00:00:00.000Z");
            return digest;
        }
        last = digest;
        lastSignature = signature;
        return digest;
    }

    /// Written out here once more, so that the code under test is not its own measure.
    private static byte[] signedText(ObjectNode json, byte[] content) {
        String previous =
                json.path("previousDigestSignature").isNull()
                        ? "null"
                        : json.path("previousDigestSignature").asText();
        return String.join(
                        "\n",
                        json.path("digestEndTime").asText(),
                        json.path("digestS3Bucket").asText()
                                + "/"
                                + json.path("digestS3Object").asText(),
                        Digest.of(content).hex(),
                        previous)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Writes a digest or log again with another content.
    public void replace(String key, byte[] content) {
        write(key, gzip(content));
    }

    void write(String key, byte[] bytes) {
        try {
            Path file = bucket.resolve(key);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(Delivered file) {
        try {
            Files.delete(bucket.resolve(file.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static byte[] keys(SigningKey... keys) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("PublicKeyList");
        for (SigningKey key : keys) {
            list.addObject()
                    .put("Value", Base64.getEncoder().encodeToString(key.value()))
                    .put("ValidityStartTime", "2026-03-01T00:00:00Z")
                    .put("ValidityEndTime", "2026-04-01T00:00:00Z")
                    .put("Fingerprint", key.fingerprint());
        }
        return answer.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<String> names(Delivered... files) {
        List<String> names = new ArrayList<>();
        for (Delivered file : files) {
            names.add(Place.lastName(file.key()));
        }
        return names;
    }
}
