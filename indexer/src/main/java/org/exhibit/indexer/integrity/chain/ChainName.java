package org.exhibit.indexer.integrity.chain;

import java.util.Comparator;

/// A chain of digests: a trail delivers one for each account and region.
///
/// @param organisation `o-…`, empty where the trail is no organisation's
/// @param region whose events it covers
/// @param homeRegion where the trail was made
record ChainName(
        String organisation, String account, String region, String trail, String homeRegion)
        implements Comparable<ChainName> {
    private static final Comparator<ChainName> ORDER =
            Comparator.comparing(ChainName::account)
                    .thenComparing(ChainName::region)
                    .thenComparing(ChainName::trail)
                    .thenComparing(ChainName::homeRegion)
                    .thenComparing(ChainName::organisation);

    @Override
    public int compareTo(ChainName other) {
        return ORDER.compare(this, other);
    }

    /// For people.
    String text() {
        return "trail " + trail + ", account " + account + ", region " + region;
    }
}
