package org.exhibit.e2e.bench;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;

import java.util.Set;

/// Takes everything and keeps nothing.
final class NoIndex implements EventIndexWriter {
    @Override
    public boolean isDone(Digest evidence) {
        return false;
    }

    @Override
    public void discard(Digest evidence) {}

    @Override
    public void accounts(AccountVisitor visitor) {}

    @Override
    public void forget(Set<Digest> items) {}

    @Override
    public void event(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout) {}

    @Override
    public void problem(
            Digest evidence, int leaf, Problem.Kind kind, ProblemPlace place, String reason) {}

    @Override
    public void itemDone(ItemAccount account) {}

    @Override
    public void sighting(Sighting sighting) {}

    @Override
    public void spill() {}

    @Override
    public void reconcile(ContentComparer comparer) {}

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
