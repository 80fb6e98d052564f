package org.exhibit.indexer.integrity.seal;

import org.exhibit.indexer.digest.Digest;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// A Merkle tree as RFC 9162 (section 2.1) builds it: a leaf is hashed behind a zero byte, a node
/// behind a byte one, and a tree of n leaves is cut at the largest power of two below n.
///
/// @param leaves hashes of the leaves, at least one
public record MerkleTree(List<Digest> leaves) {
    /// One step from a leaf to the root.
    ///
    /// @param left whether the sibling stands left of what is proven
    public record Step(boolean left, Digest sibling) {}

    public MerkleTree {
        leaves = List.copyOf(leaves);
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree without leaves proves nothing");
        }
    }

    /// The hash of a leaf's bytes.
    public static Digest leaf(byte[] bytes) {
        MessageDigest sha = Digest.sha256();
        sha.update((byte) 0);
        sha.update(bytes);
        return Digest.ofHash(sha.digest());
    }

    private static Digest node(Digest left, Digest right) {
        MessageDigest sha = Digest.sha256();
        sha.update((byte) 1);
        sha.update(left.bytes());
        sha.update(right.bytes());
        return Digest.ofHash(sha.digest());
    }

    public Digest root() {
        return root(0, leaves.size());
    }

    private Digest root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int cut = from + cut(to - from);
        return node(root(from, cut), root(cut, to));
    }

    /// The largest power of two below a number of at least two.
    private static int cut(int size) {
        return Integer.highestOneBit(size - 1);
    }

    /// The steps from a leaf to the root.
    ///
    /// @param index 0-based
    public List<Step> proof(int index) {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        int to = leaves.size();
        while (to - from > 1) {
            int cut = from + cut(to - from);
            if (index < cut) {
                steps.add(new Step(false, root(cut, to)));
                to = cut;
            } else {
                steps.add(new Step(true, root(from, cut)));
                from = cut;
            }
        }
        return List.copyOf(steps.reversed());
    }

    /// Where a leaf's steps lead.
    public static Digest follow(Digest leaf, List<Step> steps) {
        Digest at = leaf;
        for (Step step : steps) {
            at = step.left() ? node(step.sibling(), at) : node(at, step.sibling());
        }
        return at;
    }
}
