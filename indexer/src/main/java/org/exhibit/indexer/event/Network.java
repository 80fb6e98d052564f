package org.exhibit.indexer.event;

import java.util.Optional;

/// A block of addresses in CIDR notation (RFC 4632, RFC 4291), e.g. `10.0.0.0/8` or
/// `2001:db8::/32`. Holds only addresses of its own family.
///
/// @param first lowest address, host bits cleared
/// @param prefix number of leading bits that an address inside shares
public record Network(Address first, int prefix) {

    /// Reads address and prefix length; host bits that are set are ignored.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Optional<Address> address = Address.parse(text.substring(0, slash));
        int prefix = prefix(text.substring(slash + 1));
        if (address.isEmpty() || prefix < 0) {
            return Optional.empty();
        }
        boolean v6Form = text.indexOf(':') >= 0;
        int bits = address.get().bytes().length * 8;
        // An IPv4 address in IPv6 form counts its prefix over all 128 bits.
        int own = v6Form && bits == 32 ? prefix - 96 : prefix;
        return own < 0 || own > bits
                ? Optional.empty()
                : Optional.of(new Network(bound(address.get(), own, false), own));
    }

    private static int prefix(String digits) {
        boolean plain = digits.matches("0|[1-9][0-9]{0,2}");
        return plain ? Integer.parseInt(digits) : -1;
    }

    /// Highest address inside.
    public Address last() {
        return bound(first, prefix, true);
    }

    public boolean contains(Address address) {
        return address.isV6() == first.isV6() && first.equals(bound(address, prefix, false));
    }

    private static Address bound(Address address, int prefix, boolean ones) {
        byte[] bytes = address.bytes();
        for (int bit = prefix; bit < bytes.length * 8; bit++) {
            int mask = 0x80 >> (bit & 7);
            bytes[bit >> 3] = (byte) (ones ? bytes[bit >> 3] | mask : bytes[bit >> 3] & ~mask);
        }
        return Address.ofBytes(bytes);
    }

    @Override
    public String toString() {
        return first + "/" + prefix;
    }
}
