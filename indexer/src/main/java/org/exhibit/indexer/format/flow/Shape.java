package org.exhibit.indexer.format.flow;

import org.exhibit.indexer.format.line.ByteSearch;
import org.exhibit.indexer.format.line.Decimal;

/// What the values of a flow log's field look like, where they are not `-`.
enum Shape {
    TEXT(false, 0),
    NUMBER(true, Long.MAX_VALUE),
    COUNT(true, Long.MAX_VALUE),
    PORT(true, 65_535),
    PROTOCOL(true, 255),
    /// Seconds since 1970, up to the end of the year 9999.
    SECONDS(true, 253_402_300_799L),
    ADDRESS(false, 0),
    ACCOUNT(false, 0),
    INTERFACE(false, 0),
    ACTION(false, 0),
    STATUS(false, 0);

    private final boolean number;
    private final long most;

    Shape(boolean number, long most) {
        this.number = number;
        this.most = most;
    }

    boolean number() {
        return number;
    }

    /// Whether a number lies in the field's range; -1, for no number, does not.
    boolean holds(long value) {
        return value >= 0 && value <= most;
    }

    /// Whether a value could be of this field; used to tell a headerless layout, never to refuse a
    /// value.
    boolean fits(byte[] bytes, int from, int to) {
        if (to - from == 1 && bytes[from] == '-') {
            return true;
        }
        return switch (this) {
            case TEXT -> true;
            case NUMBER, COUNT, PORT, PROTOCOL, SECONDS -> holds(Decimal.parse(bytes, from, to));
            case ADDRESS -> isAddress(bytes, from, to);
            case ACCOUNT ->
                    is("unknown", bytes, from, to)
                            || (to - from == 12 && Decimal.parse(bytes, from, to) >= 0);
            case INTERFACE -> to - from > 4 && is("eni-", bytes, from, from + 4);
            case ACTION -> is("ACCEPT", bytes, from, to) || is("REJECT", bytes, from, to);
            case STATUS ->
                    is("OK", bytes, from, to)
                            || is("NODATA", bytes, from, to)
                            || is("SKIPDATA", bytes, from, to);
        };
    }

    private static boolean isAddress(byte[] bytes, int from, int to) {
        boolean parted = false;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean part = b == '.' || b == ':';
            parted |= part;
            boolean hex = ByteSearch.isDigit(b) || (b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F');
            if (!part && !hex) {
                return false;
            }
        }
        return parted;
    }

    private static boolean is(String text, byte[] bytes, int from, int to) {
        if (to - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
