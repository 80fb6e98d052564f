package org.exhibit.indexer.provenance.taken;

import java.util.Comparator;

/// To whom something was sent, as far as the records tell. Texts are empty where they do not.
///
/// @param requester identity that signed the request, `anonymous`, or a service
/// @param account the identity's account
/// @param ip address as written; a service's name where AWS hides the address
/// @param userAgent as written
/// @param bySignedUrl whether the request was signed in its URL: then the identity signed the URL,
///   and who held it is not known
public record Taker(
        String requester, String account, String ip, String userAgent, boolean bySignedUrl)
        implements Comparable<Taker> {
    public static final String ANONYMOUS = "anonymous";

    public boolean isAnonymous() {
        return requester.equals(ANONYMOUS);
    }

    @Override
    public int compareTo(Taker other) {
        return Comparator.comparing(Taker::requester)
                .thenComparing(Taker::account)
                .thenComparing(Taker::ip)
                .thenComparing(Taker::userAgent)
                .thenComparing(Taker::bySignedUrl)
                .compare(this, other);
    }
}
