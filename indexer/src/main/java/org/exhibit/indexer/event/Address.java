package org.exhibit.indexer.event;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// Reads IPv4 addresses (four decimal octets without leading zeros) and IPv6 addresses (RFC 4291
/// section 2.2, no zone). Strict and without look-ups: `1.2` and `035.1.1.1` are no addresses.
public final class Address {
    private Address() {}

    /// @return 4 or 16 bytes in network order; null where the text is no address
    public static byte @Nullable [] parse(String text) {
        return text.indexOf(':') >= 0 ? v6(text) : v4(text, 0);
    }

    private static byte @Nullable [] v4(String text, int from) {
        int length = text.length();
        if (length - from < 7 || length - from > 15) {
            return null;
        }
        byte[] out = new byte[4];
        int octet = 0;
        int value = 0;
        int digits = 0;
        for (int i = from; i <= length; i++) {
            char c = i == length ? '.' : text.charAt(i);
            if (c == '.') {
                if (digits == 0 || octet == 4) {
                    return null;
                }
                out[octet++] = (byte) value;
                value = 0;
                digits = 0;
            } else if (c >= '0' && c <= '9' && !(digits > 0 && value == 0)) {
                value = value * 10 + (c - '0');
                digits++;
                if (value > 255) {
                    return null;
                }
            } else {
                return null;
            }
        }
        return octet == 4 ? out : null;
    }

    private static byte @Nullable [] v6(String text) {
        byte[] out = new byte[16];
        int filled = 0;
        int gap = -1;
        int at = 0;
        int length = text.length();
        if (length < 2 || length > 45) {
            return null;
        }
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < length) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? length : colon;
            if (colon < 0 && text.indexOf('.', at) >= 0) {
                byte[] tail = v4(text, at);
                if (tail == null || filled > 12) {
                    return null;
                }
                System.arraycopy(tail, 0, out, filled, 4);
                filled += 4;
                at = length;
                break;
            }
            int group = hex(text, at, end);
            if (group < 0 || filled == 16) {
                return null;
            }
            out[filled++] = (byte) (group >> 8);
            out[filled++] = (byte) group;
            if (colon < 0) {
                at = length;
                break;
            }
            at = colon + 1;
            if (at < length && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = filled;
                at++;
            } else if (at == length) {
                return null;
            }
        }
        if (gap < 0) {
            return filled == 16 ? out : null;
        }
        if (filled > 14) {
            return null;
        }
        int tail = filled - gap;
        System.arraycopy(out, gap, out, 16 - tail, tail);
        Arrays.fill(out, gap, 16 - tail, (byte) 0);
        return out;
    }

    private static int hex(String text, int from, int to) {
        if (to <= from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
