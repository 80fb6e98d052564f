package org.exhibit.indexer.acquire.s3;

/// An estimate of what a bucket's owner pays for a pull. The bill may differ.
///
/// @param list for pages of listings, once more for the pull itself
/// @param get for fetching
/// @param asOf day of the prices
/// @param basis whose prices they are, one sentence part
public record PullCost(
        double list,
        double get,
        double retrieval,
        double transfer,
        String currency,
        String asOf,
        String basis) {
    public double total() {
        return list + get + retrieval + transfer;
    }
}
