package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.format.json.JsonDecimal;
import org.exhibit.indexer.format.json.JsonSlice;
import org.exhibit.indexer.format.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;

/// What a CloudTrail record says, whatever its spelling: equal for the same record delivered as a
/// log file, through EventBridge, CloudWatch Logs, LookupEvents or a SIEM's export.
///
/// Ignored are white space, the order of members, escapes, the spelling of numbers (`89`, `89.0`
/// and `8.9E1` are one), and outermost members whose names begin with `@` (`@timestamp`,
/// `@version`), which exports add. Kept apart are a number and its text, null, absence, and an
/// empty text. Members of the same name keep their order.
public final class CanonicalRecord {
    private static final Comparator<JsonSlice.Member> BY_NAME =
            Comparator.comparing(JsonSlice.Member::name);

    private final JsonSlice slice;
    private final MessageDigest sha = Digest.sha256();

    private CanonicalRecord(JsonSlice slice) {
        this.slice = slice;
    }

    /// The SHA-256 of a record's canonical form.
    ///
    /// @param raw the record's bytes with its envelope, as its origin cites them
    /// @param payload JSON pointer to the record inside an envelope: one member's name; or null
    /// @param decode `json-string` where the pointer names a text that holds the record, or null
    /// @throws IOException where there is no such record in the bytes
    public static Digest digest(byte[] raw, @Nullable String payload, @Nullable String decode)
            throws IOException {
        JsonSlice slice = new JsonSlice(raw, 0, raw.length);
        if (payload == null) {
            return digest(slice, slice.root());
        }
        Integer at = slice.member(slice.root(), payload.substring(1));
        if (at == null) {
            throw new IOException("the record has no " + payload);
        }
        if (decode == null && slice.kind(at) == JsonSlice.Kind.OBJECT) {
            return digest(slice, at);
        }
        if (RecordReader.JSON_STRING.equals(decode) && slice.kind(at) == JsonSlice.Kind.TEXT) {
            byte[] inner = slice.utf8(at);
            JsonSlice record = new JsonSlice(inner, 0, inner.length);
            return digest(record, record.root());
        }
        throw new IOException(payload + " cannot be read as " + decode);
    }

    private static Digest digest(JsonSlice slice, int record) throws JsonSyntaxException {
        CanonicalRecord canonical = new CanonicalRecord(slice);
        List<JsonSlice.Member> members = slice.members(record);
        members.removeIf(member -> member.name().startsWith("@"));
        canonical.object(members);
        return Digest.ofHash(canonical.sha.digest());
    }

    private void value(int at) throws JsonSyntaxException {
        switch (slice.kind(at)) {
            case OBJECT -> object(slice.members(at));
            case LIST -> {
                sha.update((byte) '[');
                for (int element : slice.elements(at)) {
                    value(element);
                }
                sha.update((byte) ']');
            }
            case TEXT -> text(slice.text(at));
            case NUMBER -> {
                String written = slice.number(at);
                sha.update((byte) '#');
                text(JsonDecimal.of(written).map(JsonDecimal::toString).orElse(written));
            }
            case TRUE -> sha.update((byte) 't');
            case FALSE -> sha.update((byte) 'f');
            case NULL -> sha.update((byte) 'n');
        }
    }

    private void object(List<JsonSlice.Member> members) throws JsonSyntaxException {
        members.sort(BY_NAME);
        sha.update((byte) '{');
        for (JsonSlice.Member member : members) {
            text(member.name());
            value(member.value());
        }
        sha.update((byte) '}');
    }

    /// A text with its length before it, so that no text can look like structure.
    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        sha.update(("\"" + utf8.length + ':').getBytes(StandardCharsets.US_ASCII));
        sha.update(utf8);
    }
}
