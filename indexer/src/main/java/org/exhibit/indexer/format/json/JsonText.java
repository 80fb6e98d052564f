package org.exhibit.indexer.format.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The text between two quotes, read. What is no valid UTF-8, and a surrogate without its partner,
/// is read as U+FFFD.
final class JsonText {
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] utf8;
    private final String text;
    private final boolean damaged;

    private JsonText(byte[] utf8, String text, boolean damaged) {
        this.utf8 = utf8;
        this.text = text;
        this.damaged = damaged;
    }

    /// The text in UTF-8; bytes that are none are left as they were.
    byte[] utf8() {
        return utf8;
    }

    String text() {
        return text;
    }

    /// Whether U+FFFD stands for something the record does not say.
    boolean damaged() {
        return damaged;
    }

    /// @param from the position after the opening quote
    /// @param to the position of the closing quote; escapes in between are valid
    static JsonText of(byte[] bytes, int from, int to) {
        byte[] utf8 = new byte[to - from];
        int length = 0;
        boolean lone = false;
        int p = from;
        while (p < to) {
            byte b = bytes[p];
            if (b != '\\') {
                utf8[length++] = b;
                p++;
                continue;
            }
            int c = bytes[p + 1];
            if (c != 'u') {
                utf8[length++] = simple(c);
                p += 2;
                continue;
            }
            int code = hex(bytes, p + 2);
            p += 6;
            if (Character.isHighSurrogate((char) code) && isLowEscape(bytes, p, to)) {
                code = Character.toCodePoint((char) code, (char) hex(bytes, p + 2));
                p += 6;
            } else if (Character.isSurrogate((char) code)) {
                code = REPLACEMENT;
                lone = true;
            }
            length = append(utf8, length, code);
        }
        byte[] exact = Arrays.copyOf(utf8, length);
        String text = new String(exact, StandardCharsets.UTF_8);
        boolean damaged = text.indexOf(REPLACEMENT) >= 0 && (lone || !isUtf8(exact));
        return new JsonText(exact, text, damaged);
    }

    private static byte simple(int c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> (byte) c;
        };
    }

    private static boolean isLowEscape(byte[] bytes, int at, int to) {
        return at + 6 <= to
                && bytes[at] == '\\'
                && bytes[at + 1] == 'u'
                && Character.isLowSurrogate((char) hex(bytes, at + 2));
    }

    private static int hex(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = (value << 4) | Character.digit(bytes[i], 16);
        }
        return value;
    }

    private static int append(byte[] out, int at, int code) {
        int p = at;
        if (code < 0x80) {
            out[p++] = (byte) code;
        } else if (code < 0x800) {
            out[p++] = (byte) (0xC0 | (code >> 6));
            out[p++] = (byte) (0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            out[p++] = (byte) (0xE0 | (code >> 12));
            out[p++] = (byte) (0x80 | ((code >> 6) & 0x3F));
            out[p++] = (byte) (0x80 | (code & 0x3F));
        } else {
            out[p++] = (byte) (0xF0 | (code >> 18));
            out[p++] = (byte) (0x80 | ((code >> 12) & 0x3F));
            out[p++] = (byte) (0x80 | ((code >> 6) & 0x3F));
            out[p++] = (byte) (0x80 | (code & 0x3F));
        }
        return p;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
