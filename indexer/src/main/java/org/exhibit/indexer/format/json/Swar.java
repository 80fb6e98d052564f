package org.exhibit.indexer.format.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Searches eight bytes at a time. The lowest marked byte of a word is always exact: a borrow can
/// only mark bytes above a true hit.
final class Swar {
    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long BLANKS = ' ' * ONES;

    private Swar() {}

    /// Index of the first byte from `at` that a JSON text cannot simply pass over: a quote, a
    /// backslash, a control character or a byte outside ASCII; `end` where there is none.
    static int plainEnd(byte[] bytes, int at, int end) {
        int p = at;
        for (; p <= end - Long.BYTES; p += Long.BYTES) {
            long word = (long) WORDS.get(bytes, p);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            long hit =
                    (word
                                    | ((quote - ONES) & ~quote)
                                    | ((backslash - ONES) & ~backslash)
                                    | ((word - BLANKS) & ~word))
                            & HIGH;
            if (hit != 0) {
                return p + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (p < end) {
            byte b = bytes[p];
            if (b < ' ' || b == '"' || b == '\\') {
                return p;
            }
            p++;
        }
        return end;
    }

    /// Index of the first quote or backslash from `at`; `end` where there is none.
    static int quoteOrBackslash(byte[] bytes, int at, int end) {
        int p = at;
        for (; p <= end - Long.BYTES; p += Long.BYTES) {
            long word = (long) WORDS.get(bytes, p);
            long quote = word ^ QUOTES;
            long backslash = word ^ BACKSLASHES;
            long hit = (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash)) & HIGH;
            if (hit != 0) {
                return p + (Long.numberOfTrailingZeros(hit) >>> 3);
            }
        }
        while (p < end && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }
}
