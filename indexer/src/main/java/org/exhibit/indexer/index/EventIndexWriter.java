package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// The writing side of an index. Events of one item count together: from the first commit after
/// `itemDone`. Adding is thread-safe, and a commit may come at any time: what it holds of
/// unfinished items is forgotten by the next opening. Reconciling is for a time with no adding
/// under way.
public interface EventIndexWriter extends Closeable {

    /// Whether the item's events are complete, committed or not.
    boolean isDone(Digest evidence) throws IOException;

    /// Forgets what was added for an item that is not done.
    void discard(Digest evidence) throws IOException;

    /// Hands over the account of every done item, as of the last reconciling; what was done after
    /// is left out or not.
    void accounts(AccountVisitor visitor) throws IOException;

    /// Takes done items out again, as if they had never been read: they are then not done. Their
    /// sightings stay. To be followed by `reconcile` before the next commit.
    void forget(Set<Digest> items) throws IOException;

    void event(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout)
            throws IOException;

    /// @param place the record's ordinal, offset and length; zeros where no record is meant
    void problem(Digest evidence, int leaf, Problem.Kind kind, ProblemPlace place, String reason)
            throws IOException;

    void itemDone(ItemAccount account) throws IOException;

    void sighting(Sighting sighting) throws IOException;

    /// Writes out what one thread added and still holds in memory, if any: called on several
    /// threads at once, they share that work, which the next commit would do alone. Says nothing of
    /// what is durable.
    void spill() throws IOException;

    /// Finds repeated records and conflicts, and brings the accounting up to date.
    void reconcile(ContentComparer comparer) throws IOException;

    /// Makes all that was added durable and visible to readers opened from now on.
    void commit() throws IOException;

    /// Receives accounts one after another; must not change the index.
    interface AccountVisitor {
        void account(ItemAccount account) throws IOException;
    }

    /// Where a problem lies within its leaf.
    record ProblemPlace(long record, long offset, long length) {
        public static final ProblemPlace WHOLE = new ProblemPlace(0, 0, 0);
    }

    /// Says whether two records with the same event id but different bytes have the same content.
    interface ContentComparer {
        /// Digests of the records' contents, in the argument's order, equal for equal contents
        /// however written.
        List<Digest> contentsOf(List<StoredEvent> events) throws IOException;
    }
}
