package org.exhibit.reports.facts;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// A record's exact bytes and their hashes. Immutable.
public final class RawRecord {
    private final byte[] bytes;
    private final Digest sha256;

    public RawRecord(byte[] bytes) {
        this.bytes = bytes.clone();
        this.sha256 = Digest.of(bytes);
    }

    /// A copy of the bytes.
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    public Digest sha256() {
        return sha256;
    }

    /// SHA-512 in lower-case hexadecimal.
    public String sha512() {
        return HexFormat.of().formatHex(Digest.sha512().digest(bytes));
    }

    /// The bytes as text, or null where they are no valid UTF-8.
    public @Nullable String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawRecord record && Arrays.equals(bytes, record.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, SHA-256 " + sha256;
    }
}
