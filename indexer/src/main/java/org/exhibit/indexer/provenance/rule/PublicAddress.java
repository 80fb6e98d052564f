package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.Address;

import java.net.InetAddress;

/// Whether an address is one of the open network. Ranges set aside for documentation count as open:
/// no network of a cloud uses them inside.
final class PublicAddress {
    private PublicAddress() {}

    static boolean isPublic(Address address) {
        InetAddress inet = address.toInetAddress();
        byte[] bytes = address.bytes();
        boolean inside =
                inet.isSiteLocalAddress()
                        || inet.isLoopbackAddress()
                        || inet.isLinkLocalAddress()
                        || inet.isAnyLocalAddress()
                        || inet.isMulticastAddress();
        // 100.64.0.0/10 is shared between carriers, fc00::/7 is local.
        boolean carrier = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean local = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return !inside && !carrier && !local;
    }
}
