package org.exhibit.indexer.integrity.seal;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.custody.CustodyLog;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.EvidenceItem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What a seal covers: the chain of custody up to an entry, and every item that it names up to
/// there. The first leaf is the entry, the others are the items by their SHA-256.
public final class SealedState {
    private final CustodyHead head;
    private final List<EvidenceItem> items;
    private final List<SealLeaf> leaves = new ArrayList<>();
    private final MerkleTree tree;

    private SealedState(CustodyHead head, List<EvidenceItem> items) {
        this.head = head;
        this.items = List.copyOf(items);
        leaves.add(SealLeaf.of(head));
        items.forEach(item -> leaves.add(SealLeaf.of(item)));
        this.tree = new MerkleTree(leaves.stream().map(SealLeaf::hash).toList());
    }

    /// Reads the state as of an entry of custody.
    ///
    /// @throws IOException where custody has no such entry
    public static SealedState at(CaseFolder folder, long sequence) throws IOException {
        TreeMap<Digest, EvidenceItem> items = new TreeMap<>();
        List<CustodyHead> found = new ArrayList<>();
        CustodyLog.read(
                folder.custody(),
                entry -> {
                    if (entry.sequence() <= sequence) {
                        items(entry, items);
                    }
                    if (entry.sequence() == sequence) {
                        found.add(CustodyHead.of(entry));
                    }
                });
        if (found.size() != 1) {
            throw new IOException(
                    "custody has " + found.size() + " entries with the number " + sequence);
        }
        return new SealedState(found.getFirst(), List.copyOf(items.values()));
    }

    private static void items(CustodyEntry entry, TreeMap<Digest, EvidenceItem> into)
            throws IOException {
        CustodyItems.read(entry, (path, item) -> into.put(item.sha256(), item));
    }

    public CustodyHead head() {
        return head;
    }

    public int items() {
        return items.size();
    }

    public Digest root() {
        return tree.root();
    }

    /// The proof that an item is covered; empty where it is not.
    public Optional<Inclusion> proof(Digest sha256) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).sha256().equals(sha256)) {
                SealLeaf leaf = leaves.get(i + 1);
                return Optional.of(
                        new Inclusion(
                                items.get(i),
                                leaf.text(),
                                leaf.hash(),
                                i + 1,
                                leaves.size(),
                                tree.proof(i + 1),
                                tree.root()));
            }
        }
        return Optional.empty();
    }
}
