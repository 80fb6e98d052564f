package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;

/// The events that have one of many traits, looked up segment by segment when a segment is asked
/// for, and then kept: most questions end in one or two segments. Thread-safe.
final class TraitEvents {
    /// Of so few candidates the traits are read; for more the events of all traits are.
    private static final int FEW = 64;

    private final int[] numbers;
    private final Leaf[] leaves;

    /// @param numbers ascending
    TraitEvents(int[] numbers, int leaves) {
        this.numbers = numbers;
        this.leaves = new Leaf[leaves];
        for (int i = 0; i < leaves; i++) {
            this.leaves[i] = new Leaf();
        }
    }

    /// How many events of a segment there are at most.
    long cost(LeafReaderContext leaf) throws IOException {
        return leaves[leaf.ord].cost(leaf);
    }

    /// @param most how many events anyone will ask about
    Scorer events(LeafReaderContext leaf, long most, float score, ScoreMode mode)
            throws IOException {
        Leaf known = leaves[leaf.ord];
        // Only where another clause leads: by itself this one would look at every event.
        boolean few = most <= FEW && most < known.cost(leaf) && known.found == null;
        return few
                ? new ConstantScoreScorer(score, mode, candidates(leaf))
                : new ConstantScoreScorer(score, mode, known.events(leaf));
    }

    /// Every event, held against its own traits.
    private TwoPhaseIterator candidates(LeafReaderContext leaf) throws IOException {
        StoredFields stored = leaf.reader().storedFields();
        DocIdSetIterator all = events(leaf);
        return new TwoPhaseIterator(all) {
            @Override
            public boolean matches() throws IOException {
                for (int trait : EventCodec.traits(ItemCatalogue.stored(stored, all.docID()))) {
                    if (Arrays.binarySearch(numbers, trait) >= 0) {
                        return true;
                    }
                }
                return false;
            }

            @Override
            public float matchCost() {
                return 1_000;
            }
        };
    }

    /// Only events have a stored form with traits.
    private static DocIdSetIterator events(LeafReaderContext leaf) throws IOException {
        PostingsEnum events =
                leaf.reader()
                        .postings(
                                new Term(Schema.TYPE, new BytesRef(Schema.TYPE_EVENT)),
                                PostingsEnum.NONE);
        return events == null ? DocIdSetIterator.empty() : events;
    }

    /// What is kept at this moment.
    long bytes() {
        long sum = 0;
        for (Leaf leaf : leaves) {
            FixedBitSet kept = leaf.found;
            sum += kept == null ? 0 : kept.length() / 8;
        }
        return sum;
    }

    private final class Leaf {
        private long most = -1;
        private volatile @Nullable FixedBitSet found;

        synchronized long cost(LeafReaderContext leaf) throws IOException {
            if (most < 0) {
                most = 0;
                Terms terms = leaf.reader().terms(Schema.TRAIT);
                TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
                for (int number : numbers) {
                    most += each.seekExact(Schema.trait(number)) ? each.docFreq() : 0;
                }
            }
            return most;
        }

        synchronized DocIdSetIterator events(LeafReaderContext leaf) throws IOException {
            if (cost(leaf) == 0) {
                return DocIdSetIterator.empty();
            }
            FixedBitSet known = found;
            if (known == null) {
                known = read(leaf);
                found = known;
            }
            return new BitSetIterator(known, most);
        }

        private FixedBitSet read(LeafReaderContext leaf) throws IOException {
            FixedBitSet set = new FixedBitSet(leaf.reader().maxDoc());
            Terms terms = leaf.reader().terms(Schema.TRAIT);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            PostingsEnum docs = null;
            for (int number : numbers) {
                if (each.seekExact(Schema.trait(number))) {
                    docs = each.postings(docs, PostingsEnum.NONE);
                    docs.nextDoc();
                    docs.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, set, 0);
                }
            }
            return set;
        }
    }
}
