package org.exhibit.indexer.provenance;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// In which form an access log's key equals the key asked for. S3 writes keys percent-encoded once
/// or twice, or not at all, and one line does not tell which.
public enum KeyForm {
    AS_WRITTEN("key matched as written in the access log"),
    ONCE("key matched after decoding once"),
    TWICE("key matched after decoding twice");

    private final String sentence;

    KeyForm(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /// @param wanted the key asked for, or its beginning
    /// @param prefix whether any key that starts so will do
    /// @param once the record's key, decoded once
    /// @return null where neither the key nor what decoding it again gives is wanted; the record
    ///   may still match as written
    static @Nullable KeyForm of(String wanted, boolean prefix, String once) {
        if (matches(once, wanted, prefix)) {
            return ONCE;
        }
        return matches(decode(once), wanted, prefix) ? TWICE : null;
    }

    private static boolean matches(String key, String wanted, boolean prefix) {
        return prefix ? key.startsWith(wanted) : key.equals(wanted);
    }

    /// Whether percent-encoding leaves the key as it is, so that all forms are the same.
    static boolean plain(String key) {
        return key.chars()
                .allMatch(c ->
                        (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "-._~/".indexOf(c) >= 0);
    }

    /// Decodes `%XX` once; `+` is left alone, and a text that does not decode to UTF-8 is returned
    /// as it is.
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(in[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    /// A regular expression, in Lucene's syntax, for every text that is this key or decodes to it.
    static String expression(String key) {
        StringBuilder out = new StringBuilder(key.length() * 8);
        key.codePoints()
                .forEach(c -> {
                    String one = Character.toString(c);
                    out.append('(').append(literal(one)).append('|');
                    for (byte b : one.getBytes(StandardCharsets.UTF_8)) {
                        out.append('%').append(hex(b >> 4)).append(hex(b));
                    }
                    out.append(')');
                });
        return out.toString();
    }

    /// A text as an expression that matches it alone.
    static String literal(String text) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        text.codePoints()
                .forEach(c -> {
                    boolean letter = c > 127 || Character.isLetterOrDigit(c);
                    if (!letter) {
                        out.append('\\');
                    }
                    out.appendCodePoint(c);
                });
        return out.toString();
    }

    private static String hex(int nibble) {
        char digit = Character.forDigit(nibble & 0xF, 16);
        return Character.isDigit(digit)
                ? String.valueOf(digit)
                : "(" + digit + '|' + Character.toUpperCase(digit) + ')';
    }
}
