package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.integrity.record.RecordHash.Place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Stands where an index would while one item is read again, and keeps sums of what comes. Not
/// thread-safe; one item an instance.
class Rereading implements EventIndexWriter {
    private final RecordHash hash;
    private final List<LeafSum> leaves = new ArrayList<>();
    private List<String> places = List.of();
    private ItemSums sums = new ItemSums();

    Rereading(RecordHash hash) {
        this.hash = hash;
    }

    /// What was read, once the item is done.
    ItemSums sums() {
        return sums;
    }

    /// The leaves' places in the item, by their number.
    List<String> places() {
        return places;
    }

    private LeafSum leaf(int number) {
        while (leaves.size() <= number) {
            leaves.add(new LeafSum());
        }
        return leaves.get(number);
    }

    @Override
    public void event(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout)
            throws IOException {
        String id = HexFormat.of().formatHex(ids.content());
        leaf(leaf).event(hash.event(place(span, layout), id, record.event()));
    }

    static Place place(RecordSpan span, String layout) {
        return new Place(
                span.record(), span.offset(), span.length(), span.payload(), span.decode(), layout);
    }

    @Override
    public void problem(
            Digest evidence, int leaf, Problem.Kind kind, ProblemPlace place, String reason) {
        leaf(leaf)
                .problem(
                        kind,
                        hash.problem(kind, place.record(), place.offset(), place.length(), reason));
    }

    @Override
    public void itemDone(ItemAccount account) throws IOException {
        ItemSums done = new ItemSums();
        for (int i = 0; i < account.leaves().size(); i++) {
            ItemAccount.Leaf one = account.leaves().get(i);
            LeafSum own = leaf(i);
            own.account(one, hash.account(one));
            done.at(MemberStep.path(one.member())).add(own);
        }
        sums = done;
        places = account.leaves().stream().map(leaf -> MemberStep.path(leaf.member())).toList();
    }

    @Override
    public boolean isDone(Digest evidence) {
        return false;
    }

    @Override
    public void discard(Digest evidence) {
        leaves.clear();
    }

    @Override
    public void accounts(AccountVisitor visitor) {
        throw notHere();
    }

    @Override
    public void forget(Set<Digest> items) {
        throw notHere();
    }

    @Override
    public void sighting(Sighting sighting) {
        throw notHere();
    }

    @Override
    public void spill() {
        throw notHere();
    }

    @Override
    public void reconcile(ContentComparer comparer) {
        throw notHere();
    }

    @Override
    public void commit() {
        throw notHere();
    }

    private static UnsupportedOperationException notHere() {
        return new UnsupportedOperationException("an item is read again, nothing is written");
    }

    @Override
    public void close() {
        // nothing is open
    }
}
