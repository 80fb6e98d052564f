package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.digest.HashingStream;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Logged;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Map;

/// `integrity.json` in a case's folder: what the last check found, so that searches can tell of
/// every record whether it is proven. Replaced as a whole. Equal results give equal bytes.
public final class IntegrityFile {
    static final String SCHEMA = "exhibit.integrity/1";

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    public IntegrityFile(CaseFolder folder) {
        this.file = folder.root().resolve("integrity.json");
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// SHA-256 of the file as it is.
    public Digest hash() throws IOException {
        try (HashingStream in = new HashingStream(Files.newInputStream(file))) {
            return in.finish();
        }
    }

    /// Writes a result; only the one writer of the case does.
    ///
    /// @return SHA-256 of the file
    public Digest write(IntegrityResult result) throws IOException {
        Path next = file.resolveSibling("integrity.json.next");
        try (FileChannel channel =
                        FileChannel.open(
                                next,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out =
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            write(result, out);
            out.flush();
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return hash();
    }

    /// SHA-256 that the file of a result would have.
    public static Digest hashOf(IntegrityResult result) throws IOException {
        MessageDigest sha = Digest.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
            write(result, out);
        }
        return Digest.ofHash(sha.digest());
    }

    /// A line a digest, log file and gap, so that the file can be read by eye.
    static void write(IntegrityResult result, OutputStream out) throws IOException {
        try (JsonGenerator json =
                JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            summary(json, result.summary());
            json.writeArrayFieldStart("digests");
            for (Digested digest : result.digests()) {
                json.writeRaw('\n');
                entry(json, digest.key(), digest.verdict(), digest.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("logs");
            for (Logged log : result.logs()) {
                json.writeRaw('\n');
                entry(json, log.key(), log.verdict(), log.reason());
                json.writeArrayFieldStart("places");
                for (Place place : log.places()) {
                    json.writeString(place.evidence().hex());
                    json.writeString(place.member());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("gaps");
            for (Gap gap : result.gaps()) {
                json.writeRaw('\n');
                json.writeStartObject();
                json.writeStringField("from", gap.from().toString());
                json.writeStringField("to", gap.to().toString());
                json.writeStringField("reason", gap.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void entry(JsonGenerator json, String key, Verdict verdict, String reason)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeStringField("verdict", verdict.word());
        json.writeStringField("reason", reason);
    }

    /// The counts by verdict, zeros left out.
    public static void summary(JsonGenerator json, IntegritySummary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        counts(json, "digests", summary.digests());
        counts(json, "logs", summary.logs());
        json.writeNumberField("unlisted", summary.unlisted());
        json.writeNumberField("gaps", summary.gaps());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Map<Verdict, Long> counts)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Verdict verdict : Verdict.values()) {
            long count = counts.getOrDefault(verdict, 0L);
            if (count > 0) {
                json.writeNumberField(verdict.word(), count);
            }
        }
        json.writeEndObject();
    }
}
