package org.exhibit.indexer.format.s3access;

/// Whether the columns behind the version id look as AWS documents them.
final class AccessTail {
    private AccessTail() {}

    /// Checks signature version, TLS version, access point and ACL use, as far as the line has
    /// them.
    static boolean documented(byte[] bytes, AccessLine line) {
        return holds(bytes, line, AccessColumn.SIGNATURE_VERSION, AccessTail::isSignature)
                && holds(bytes, line, AccessColumn.TLS_VERSION, AccessTail::isTls)
                && holds(bytes, line, AccessColumn.ACCESS_POINT_ARN, AccessTail::isArn)
                && holds(bytes, line, AccessColumn.ACL_REQUIRED, AccessTail::isYes);
    }

    private interface Shape {
        boolean fits(byte[] bytes, int from, int to);
    }

    private static boolean holds(byte[] bytes, AccessLine line, AccessColumn column, Shape shape) {
        int at = column.ordinal();
        if (at >= line.count()) {
            return true;
        }
        int from = line.from(at);
        int to = line.to(at);
        return (to - from == 1 && bytes[from] == '-') || shape.fits(bytes, from, to);
    }

    private static boolean isSignature(byte[] bytes, int from, int to) {
        if (!starts(bytes, from, to, "SigV") || to - from < 5 || !digit(bytes[from + 4])) {
            return false;
        }
        for (int i = from + 5; i < to; i++) {
            byte b = bytes[i];
            boolean word = digit(b) || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '_';
            if (!word) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTls(byte[] bytes, int from, int to) {
        if (to - from < 5
                || !(starts(bytes, from, to, "TLSv") || starts(bytes, from, to, "TLSV"))) {
            return false;
        }
        for (int i = from + 4; i < to; i++) {
            if (!digit(bytes[i]) && bytes[i] != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isArn(byte[] bytes, int from, int to) {
        return to - from > 4 && starts(bytes, from, to, "arn:");
    }

    private static boolean isYes(byte[] bytes, int from, int to) {
        return to - from == 3 && starts(bytes, from, to, "Yes");
    }

    private static boolean starts(byte[] bytes, int from, int to, String text) {
        if (to - from < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (bytes[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
