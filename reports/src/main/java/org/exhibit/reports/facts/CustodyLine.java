package org.exhibit.reports.facts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Custody entries as lines, and the check of a chain of such lines: each line is one JSON object
/// whose last member is `hash`, the SHA-256 of the line without that member, and whose `previous`
/// repeats the hash before (64 zeros in the first).
public final class CustodyLine {
    private static final String SCHEMA = "exhibit.custody/1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final String FIRST = "0".repeat(64);
    private static final Pattern FORM =
            Pattern.compile(
                    "(\\{\"schema\":\"exhibit\\.custody/1\",\"sequence\":(\\d{1,18}),.*,\"previous\":\"([0-9a-f]{64})\"),"
                        + "\"hash\":\"([0-9a-f]{64})\"}");
    private static final JsonFactory JSON = new JsonFactory();

    private CustodyLine() {}

    /// The entry as one line without its end.
    public static String write(CustodyEntry entry) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeNumberField("sequence", entry.sequence());
            json.writeStringField("at", TIME.format(entry.at()));
            json.writeStringField("actor", entry.actor());
            json.writeStringField("kind", entry.kind());
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : entry.details().entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
            json.writeStringField("previous", entry.previous().hex());
            json.writeStringField("hash", entry.hash().hex());
            json.writeEndObject();
        }
        return out.toString();
    }

    /// Recomputes a whole chain from its first entry.
    ///
    /// @return the hash of the last line
    /// @throws IOException naming the first line that does not hold
    public static Digest requireWhole(List<String> lines) throws IOException {
        String previous = FIRST;
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = FORM.matcher(lines.get(i));
            if (!line.matches()) {
                throw new IOException("custody line " + (i + 1) + " is no custody entry");
            }
            if (Long.parseLong(line.group(2)) != i + 1L) {
                throw new IOException("custody line " + (i + 1) + " is out of sequence");
            }
            if (!line.group(3).equals(previous)) {
                throw new IOException(
                        "custody entry " + (i + 1) + " does not follow from the one before it");
            }
            String body = line.group(1) + "}";
            if (!Digest.of(body.getBytes(StandardCharsets.UTF_8)).hex().equals(line.group(4))) {
                throw new IOException(
                        "custody entry " + (i + 1) + " was changed after it was written");
            }
            previous = line.group(4);
        }
        return new Digest(previous);
    }
}
