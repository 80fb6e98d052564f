package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.format.line.ByteSearch;

/// Tells by a line's beginning whether it is an access record.
final class AccessStart {
    private static final int OWNER_LENGTH = 64;

    private AccessStart() {}

    /// Whether a line begins `<64 hex digits> <bucket> [dd/Mon/yyyy:`.
    static boolean isLine(byte[] bytes, int from, int to) {
        int ownerEnd = ByteSearch.endOfToken(bytes, from, to);
        if (ownerEnd - from != OWNER_LENGTH || !isHex(bytes, from, ownerEnd)) {
            return false;
        }
        int bucketEnd = ByteSearch.endOfToken(bytes, Math.min(ownerEnd + 1, to), to);
        int time = bucketEnd + 1;
        return bucketEnd > ownerEnd + 1 && isDay(bytes, time, to);
    }

    /// Whether a line is text and neither JSON nor a comment.
    static boolean isText(byte[] bytes, int from, int to) {
        if (bytes[from] == '{' || bytes[from] == '[' || bytes[from] == '#') {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && !ByteSearch.isWhite(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (!ByteSearch.isDigit(b) && (b < 'a' || b > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDay(byte[] bytes, int from, int to) {
        return to - from > "[dd/Mon/yyyy:".length()
                && bytes[from] == '['
                && ByteSearch.isDigit(bytes[from + 1])
                && ByteSearch.isDigit(bytes[from + 2])
                && bytes[from + 3] == '/'
                && bytes[from + 7] == '/'
                && ByteSearch.isDigit(bytes[from + 8])
                && bytes[from + 12] == ':';
    }
}
