package org.exhibit.indexer.event;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// An IPv4 or IPv6 address read strictly, without ever looking a name up. The JDK's own parser
/// takes `1.2` and `035.1.1.1` for addresses; in evidence those are texts. An IPv4 address written
/// in IPv6 form (`::ffff:192.0.2.1`) is that IPv4 address. Immutable; ordered by family (IPv4
/// first), then by value.
public final class Address implements Comparable<Address> {
    private static final int V4 = 4;
    private static final int V6 = 16;

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads four decimal parts without leading zeros, or RFC 4291 text without zone, brackets or
    /// prefix length.
    public static Optional<Address> parse(String text) {
        byte[] read = text.indexOf(':') < 0 ? v4(text) : v6(text);
        return read == null ? Optional.empty() : Optional.of(new Address(read));
    }

    static Address ofBytes(byte[] bytes) {
        return new Address(bytes.clone());
    }

    /// 4 or 16 bytes in network order.
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isV6() {
        return bytes.length == V6;
    }

    /// The JDK's form of it; never looks anything up.
    public InetAddress toInetAddress() {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static byte @Nullable [] v4(String text) {
        byte[] out = new byte[V4];
        int at = 0;
        for (int part = 0; part < V4; part++) {
            int start = at;
            int value = 0;
            while (at < text.length() && isDigit(text.charAt(at)) && at - start < 3) {
                value = value * 10 + (text.charAt(at) - '0');
                at++;
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            boolean last = part == V4 - 1;
            boolean ended =
                    last ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (at == start || leadingZero || value > 255 || !ended) {
                return null;
            }
            out[part] = (byte) value;
            at++;
        }
        return out;
    }

    private static byte @Nullable [] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            byte[] all = groups(text);
            return all != null && all.length == V6 ? unmapped(all) : null;
        }
        // A second "::" leaves an empty group in the tail, which groups() refuses.
        byte[] head = gap == 0 ? new byte[0] : groups(text.substring(0, gap));
        byte[] tail = gap + 2 == text.length() ? new byte[0] : groups(text.substring(gap + 2));
        if (head == null
                || tail == null
                || head.length + tail.length > V6 - 2
                || endsInV4(text, gap)) {
            return null;
        }
        byte[] all = Arrays.copyOf(head, V6);
        System.arraycopy(tail, 0, all, V6 - tail.length, tail.length);
        return unmapped(all);
    }

    /// Dotted decimal may stand only at the very end of the text.
    private static boolean endsInV4(String text, int gap) {
        return text.lastIndexOf('.', gap) >= 0;
    }

    private static byte @Nullable [] groups(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > V6 / 2) {
            return null;
        }
        byte[] out = new byte[V6 + V4];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            byte[] group =
                    i == parts.length - 1 && parts[i].indexOf('.') >= 0
                            ? v4(parts[i])
                            : group(parts[i]);
            if (group == null) {
                return null;
            }
            System.arraycopy(group, 0, out, length, group.length);
            length += group.length;
        }
        return length > V6 ? null : Arrays.copyOf(out, length);
    }

    private static byte @Nullable [] group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = hex(text.charAt(i));
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] unmapped(byte[] all) {
        for (int i = 0; i < 10; i++) {
            if (all[i] != 0) {
                return all;
            }
        }
        return all[10] == -1 && all[11] == -1 ? Arrays.copyOfRange(all, 12, V6) : all;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int hex(char c) {
        if (isDigit(c)) {
            return c - '0';
        }
        if (c >= 'a' && c <= 'f') {
            return c - 'a' + 10;
        }
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }

    @Override
    public int compareTo(Address other) {
        return bytes.length == other.bytes.length
                ? Arrays.compareUnsigned(bytes, other.bytes)
                : Integer.compare(bytes.length, other.bytes.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Dotted decimal, or eight hexadecimal groups without leading zeros.
    @Override
    public String toString() {
        return toInetAddress().getHostAddress();
    }
}
