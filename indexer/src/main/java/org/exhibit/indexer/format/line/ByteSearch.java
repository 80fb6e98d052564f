package org.exhibit.indexer.format.line;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes in a range of an array, eight at a time. Every range is `from` inclusive to `to`
/// exclusive.
public final class ByteSearch {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long UP_TO_SPACE = ONES * 0x21;

    private ByteSearch() {}

    /// The first position of a byte, or -1.
    public static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = ONES * (wanted & 0xff);
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long different = (long) LONGS.get(bytes, i) ^ pattern;
            // Exact up to and including the first zero byte, which is all that is asked.
            long zeroes = (different - ONES) & ~different & HIGH;
            if (zeroes != 0) {
                return i + (Long.numberOfTrailingZeros(zeroes) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The last position of a byte, or -1.
    public static int lastIndexOf(byte[] bytes, int from, int to, byte wanted) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /// The first position of a white-space byte, or `to`.
    public static int endOfToken(byte[] bytes, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) LONGS.get(bytes, i);
            long low = (word - UP_TO_SPACE) & ~word & HIGH;
            if (low != 0) {
                int at = i + (Long.numberOfTrailingZeros(low) >>> 3);
                if (isWhite(bytes[at])) {
                    return at;
                }
                // Another control character; rare enough to go on byte by byte behind it.
                i = at + 1 - Long.BYTES;
            }
        }
        for (; i < to; i++) {
            if (isWhite(bytes[i])) {
                return i;
            }
        }
        return to;
    }

    /// The first position that holds no white space, or `to`.
    public static int startOfToken(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isWhite(bytes[i])) {
            i++;
        }
        return i;
    }

    /// Space, tab, line feed, vertical tab, form feed and carriage return, as a regular
    /// expression's `\s`.
    public static boolean isWhite(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// Whether every byte is below 0x80.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            seen |= (long) LONGS.get(bytes, i);
        }
        int rest = 0;
        for (; i < to; i++) {
            rest |= bytes[i];
        }
        return ((seen & HIGH) | (rest & 0x80)) == 0;
    }

    /// A number that differs for most different ranges; reads at most 24 of their bytes.
    static int fingerprint(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = length;
        if (length >= Long.BYTES) {
            mixed = mixed * 31 + (long) LONGS.get(bytes, from);
            mixed = mixed * 0x9E3779B97F4A7C15L + (long) LONGS.get(bytes, to - Long.BYTES);
            int middle = from + ((length - Long.BYTES) >>> 1);
            mixed = mixed * 0x9E3779B97F4A7C15L + (long) LONGS.get(bytes, middle);
        } else {
            for (int i = from; i < to; i++) {
                mixed = mixed * 257 + bytes[i];
            }
        }
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) mixed;
    }
}
