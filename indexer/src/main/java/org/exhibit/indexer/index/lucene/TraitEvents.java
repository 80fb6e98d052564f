package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// The events that have one of many traits, looked up segment by segment when a segment is asked
/// for, and then kept: most questions end in one or two segments. Thread-safe.
final class TraitEvents {
    private final List<BytesRef> numbers;
    private final Leaf[] leaves;

    TraitEvents(List<BytesRef> numbers, int leaves) {
        this.numbers = numbers.stream().distinct().sorted().toList();
        this.leaves = new Leaf[leaves];
        for (int i = 0; i < leaves; i++) {
            this.leaves[i] = new Leaf();
        }
    }

    /// How many events of a segment there are at most.
    long cost(LeafReaderContext leaf) throws IOException {
        return leaves[leaf.ord].cost(leaf);
    }

    DocIdSetIterator events(LeafReaderContext leaf) throws IOException {
        return leaves[leaf.ord].events(leaf);
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
                for (BytesRef number : numbers) {
                    most += each.seekExact(number) ? each.docFreq() : 0;
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
            for (BytesRef number : numbers) {
                if (each.seekExact(number)) {
                    docs = each.postings(docs, PostingsEnum.NONE);
                    docs.nextDoc();
                    docs.intoBitSet(DocIdSetIterator.NO_MORE_DOCS, set, 0);
                }
            }
            return set;
        }
    }
}
