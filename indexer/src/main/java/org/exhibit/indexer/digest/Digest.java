package org.exhibit.indexer.digest;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 value (FIPS 180-4), kept as 64 lower-case hexadecimal digits.
public record Digest(String hex) implements Comparable<Digest> {
    private static final String BASE58 =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int SHORT_LENGTH = 8;

    public Digest {
        if (hex.length() != 64 || !hex.chars().allMatch(Digest::isLowerHex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: " + hex);
        }
    }

    private static boolean isLowerHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    public static Digest of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /// Wraps the 32 bytes a SHA-256 computation gave.
    public static Digest ofHash(byte[] hash) {
        return new Digest(HexFormat.of().formatHex(hash));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /// The first eight base58 digits of the value, for citations: 46 bits, no look-alike letters.
    public String shortForm() {
        BigInteger rest = new BigInteger(1, bytes());
        BigInteger base = BigInteger.valueOf(58);
        char[] digits = new char[44];
        for (int i = digits.length - 1; i >= 0; i--) {
            BigInteger[] quotient = rest.divideAndRemainder(base);
            digits[i] = BASE58.charAt(quotient[1].intValue());
            rest = quotient[0];
        }
        // The leading base58 digit covers less than a whole digit's range, so it is left out.
        return new String(digits, 1, SHORT_LENGTH);
    }

    public static MessageDigest sha256() {
        return algorithm("SHA-256");
    }

    public static MessageDigest sha512() {
        return algorithm("SHA-512");
    }

    private static MessageDigest algorithm(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer " + name, e);
        }
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
