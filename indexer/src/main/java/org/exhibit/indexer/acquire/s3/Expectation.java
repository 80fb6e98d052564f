package org.exhibit.indexer.acquire.s3;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;

/// One value that S3 announced and that the bytes must have. Not thread-safe.
final class Expectation {
    private final String name;
    private final String announced;
    private final boolean hex;
    private final Hash hash;
    private final Parts parts;
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private long inPart;
    private int count;

    /// @param name as a record names it: `etag`, `CRC32C`, …
    /// @param announced as S3 writes it; with `-N` behind it where it is made of the parts' values
    /// @param hex whether in hexadecimal digits; else base64
    /// @param parts `Parts.UNKNOWN` where it is one value of all bytes
    Expectation(String name, String announced, boolean hex, Hash hash, Parts parts) {
        this.name = name;
        this.announced = announced;
        this.hex = hex;
        this.hash = hash;
        this.parts = parts;
    }

    String name() {
        return name;
    }

    void update(byte[] bytes, int offset, int length) {
        int at = offset;
        int left = length;
        while (parts.isKnown() && left >= parts.length(count) - inPart) {
            int rest = (int) (parts.length(count) - inPart);
            hash.update(bytes, at, rest);
            endPart();
            at += rest;
            left -= rest;
        }
        hash.update(bytes, at, left);
        inPart += left;
    }

    private void endPart() {
        values.writeBytes(hash.finish());
        count++;
        inPart = 0;
    }

    /// Whether the bytes so far are all and have the value.
    boolean holds() {
        return value().equals(announced);
    }

    private String value() {
        if (!parts.isKnown()) {
            return written(hash.finish());
        }
        if (inPart > 0) {
            endPart();
        }
        byte[] all = values.toByteArray();
        hash.update(all, 0, all.length);
        return written(hash.finish()) + "-" + count;
    }

    private String written(byte[] value) {
        return hex ? HexFormat.of().formatHex(value) : Base64.getEncoder().encodeToString(value);
    }
}
