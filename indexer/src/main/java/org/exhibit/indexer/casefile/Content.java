package org.exhibit.indexer.casefile;

import org.exhibit.indexer.digest.Digest;

import java.util.Comparator;

/// What an item, or a member of it, holds once decompressed.
///
/// @param item SHA-256 of the evidence item as acquired
/// @param member its place in the item, as `MemberStep.path` tells it; empty for the item itself
/// @param content SHA-256 of the decompressed content
public record Content(Digest item, String member, Digest content) implements Comparable<Content> {
    private static final Comparator<Content> ORDER =
            Comparator.comparing(Content::item).thenComparing(Content::member);

    @Override
    public int compareTo(Content other) {
        return ORDER.compare(this, other);
    }
}
