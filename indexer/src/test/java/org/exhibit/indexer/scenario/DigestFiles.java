package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The digests of the trail `prod` in [StoryB], signed with a test key: G0 and G1 linked, G1 the
/// last before logging stopped, G2 a new start that names no predecessor. Beside them the list of
/// public keys and the objects' metadata, as an examiner keeps them.
final class DigestFiles {
    private static final String BUCKET = "trail-" + StoryB.P;
    private static final HexFormat HEX = HexFormat.of();

    private final Path folder;

    /// The same for every scenario and in every run; making it costs more than all else here.
    private static final KeyPair KEYS = keys();

    private final ObjectNode metadata = Json.object("{}");

    /// A log file as a digest lists it.
    ///
    /// @param key in the bucket
    /// @param content uncompressed
    record Log(String key, byte[] content, Instant delivered, Instant oldest, Instant newest) {
        static Log of(
                String path, byte[] content, Instant delivered, List<ScenarioRecord> records) {
            Instant oldest = records.getFirst().time();
            Instant newest = oldest;
            for (ScenarioRecord record : records) {
                oldest = record.time().isBefore(oldest) ? record.time() : oldest;
                newest = record.time().isAfter(newest) ? record.time() : newest;
            }
            return new Log(
                    path.substring(path.indexOf('/') + 1), content, delivered, oldest, newest);
        }

        boolean within(Instant from, Instant to) {
            return !delivered.isBefore(from) && delivered.isBefore(to);
        }
    }

    /// A digest that was written: what the next one says of it.
    private record Link(String key, String hash, String signature) {}

    DigestFiles(Path folder) {
        this.folder = folder;
    }

    private static KeyPair keys() {
        try {
            SecureRandom fixed = SecureRandom.getInstance("SHA1PRNG");
            fixed.setSeed("a key for tests".getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048, fixed);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has RSA", e);
        }
    }

    void write(List<Log> logs) throws IOException {
        Instant start = Clock.DAY.minusSeconds(120);
        Link none = new Link("", "", "");
        Link first = digest(logs, start, Clock.at("00:58"), none);
        digest(logs, Clock.at("00:58"), Clock.at("01:36"), first);
        digest(logs, Clock.at("02:10"), Clock.at("03:10"), none);
        ScenarioFiles.save(
                folder.resolve("aws/public-keys.json"),
                Json.bytes(
                        Json.object(
                                "{'PublicKeyList':[{'Value':'%s',"
                                        + "'ValidityStartTime':'2026-02-20T00:00:00Z',"
                                        + "'ValidityEndTime':'2026-04-01T00:00:00Z',"
                                        + "'Fingerprint':'%s'}]}",
                                Base64.getEncoder().encodeToString(publicKey()), fingerprint())));
        ScenarioFiles.save(folder.resolve("aws/object-metadata.json"), Json.bytes(metadata));
    }

    private Link digest(List<Log> logs, Instant from, Instant to, Link before) throws IOException {
        String stamp = to.toString().replaceAll("[-:]", "");
        String key =
                "AWSLogs/%1$s/CloudTrail-Digest/us-east-1/2026/03/10/%1$s_CloudTrail-Digest_us-east-1_prod_us-east-1_%2$s.json.gz"
                        .formatted(StoryB.P, stamp);
        List<Log> listed = logs.stream().filter(log -> log.within(from, to)).toList();
        byte[] content = Json.bytes(content(key, listed, from, to, before));
        String hash = HEX.formatHex(Ids.digest("SHA-256", content));
        String previous = before.key().isEmpty() ? "null" : before.signature();
        String signature = sign(to + "\n" + BUCKET + "/" + key + "\n" + hash + "\n" + previous);
        ScenarioFiles.save(folder.resolve(BUCKET).resolve(key), ScenarioFiles.gzip(content));
        metadata.set(
                key,
                Json.object("{'signature':'%s','signature-algorithm':'SHA256withRSA'}", signature));
        return new Link(key, hash, signature);
    }

    private ObjectNode content(String key, List<Log> logs, Instant from, Instant to, Link before) {
        ObjectNode digest =
                Json.object(
                        "{'awsAccountId':'%s','digestStartTime':'%s','digestEndTime':'%s',"
                                + "'digestS3Bucket':'%s','digestS3Object':'%s',"
                                + "'digestPublicKeyFingerprint':'%s',"
                                + "'digestSignatureAlgorithm':'SHA256withRSA'}",
                        StoryB.P, from, to, BUCKET, key, fingerprint());
        if (logs.isEmpty()) {
            digest.putNull("newestEventTime").putNull("oldestEventTime");
        } else {
            Instant newest = logs.stream().map(Log::newest).max(Instant::compareTo).orElseThrow();
            Instant oldest = logs.stream().map(Log::oldest).min(Instant::compareTo).orElseThrow();
            digest.put("newestEventTime", newest.toString());
            digest.put("oldestEventTime", oldest.toString());
        }
        boolean linked = !before.key().isEmpty();
        digest.put("previousDigestS3Bucket", linked ? BUCKET : null);
        digest.put("previousDigestS3Object", linked ? before.key() : null);
        digest.put("previousDigestHashValue", linked ? before.hash() : null);
        digest.put("previousDigestHashAlgorithm", linked ? "SHA-256" : null);
        digest.put("previousDigestSignature", linked ? before.signature() : null);
        digest.putArray("logFiles");
        for (Log log : logs) {
            digest.withArray("logFiles")
                    .add(
                            Json.object(
                                    "{'s3Bucket':'%s','s3Object':'%s','hashValue':'%s',"
                                            + "'hashAlgorithm':'SHA-256','newestEventTime':'%s',"
                                            + "'oldestEventTime':'%s'}",
                                    BUCKET,
                                    log.key(),
                                    HEX.formatHex(Ids.digest("SHA-256", log.content())),
                                    log.newest(),
                                    log.oldest()));
        }
        return digest;
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The test key can sign", e);
        }
    }

    /// The key as AWS lists it: PKCS#1, the last part of the key's X.509 form.
    private byte[] publicKey() {
        byte[] encoded = KEYS.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 270, encoded.length);
    }

    private String fingerprint() {
        return HEX.formatHex(Ids.digest("MD5", publicKey()));
    }
}
