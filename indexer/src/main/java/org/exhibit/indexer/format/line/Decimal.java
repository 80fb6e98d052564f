package org.exhibit.indexer.format.line;

/// Whole numbers as the logs write them.
public final class Decimal {
    private static final int MOST_DIGITS = 18;

    private Decimal() {}

    /// The value of a range of 1 to 18 ASCII digits; -1 for anything else.
    public static long parse(byte[] bytes, int from, int to) {
        if (to <= from || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
