package org.exhibit.indexer.integrity.seal;

import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;

import java.nio.charset.StandardCharsets;

/// A leaf of a seal, as a line that anyone can write again: words and hexadecimal digits, parted by
/// single spaces.
public record SealLeaf(String text) {
    static SealLeaf of(CustodyHead head) {
        return new SealLeaf("custody " + head.sequence() + ' ' + head.hash().hex());
    }

    static SealLeaf of(EvidenceItem item) {
        return new SealLeaf(
                "item " + item.sha256().hex() + ' ' + item.sha512() + ' ' + item.size());
    }

    Digest hash() {
        return MerkleTree.leaf(text.getBytes(StandardCharsets.UTF_8));
    }
}
