package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is asked about many files at once stands in terms: unpacking the account of each takes
/// longer than most questions.
final class FileTerms {
    private final IndexReader reader;

    FileTerms(IndexReader reader) {
        this.reader = reader;
    }

    static void describe(ItemAccount account, Document document) {
        account.leaves().stream()
                .map(leaf -> Schema.holds(leaf.kind(), leaf.format()))
                .distinct()
                .forEach(holds -> add(document, Schema.HOLDS, holds));
        for (ItemAccount.Leaf leaf : account.leaves()) {
            List<MemberStep> steps = leaf.member();
            if (leaf.kind() != FileRow.Kind.LOG) {
                continue;
            }
            add(
                    document,
                    Schema.LOG_NAME,
                    steps.isEmpty()
                            ? new BytesRef()
                            : Schema.term(FileRow.name(steps.getLast().name())));
        }
    }

    static void describe(Sighting sighting, Document document) {
        String name = FileRow.name(sighting.path());
        String path = sighting.path();
        add(document, Schema.NAME, Schema.term(name));
        add(document, Schema.FOLDER, Schema.term(path.substring(0, path.length() - name.length())));
    }

    private static void add(Document document, String field, BytesRef term) {
        document.add(new Fields.Term(field, Fields.TERM).at(term));
    }

    Set<String> folders() throws IOException {
        Set<String> found = new TreeSet<>();
        each(
                Schema.FOLDER,
                (leaf, term, doc) -> {
                    found.add(term.utf8ToString());
                    return false;
                });
        return found;
    }

    /// An item that is a log itself has the name it was seen under, one within a container its own.
    Set<String> logNames() throws IOException {
        Set<String> found = new HashSet<>();
        List<FixedBitSet> logs = sets();
        each(
                Schema.LOG_NAME,
                (leaf, term, doc) -> {
                    if (term.length > 0) {
                        found.add(term.utf8ToString());
                        return false;
                    }
                    logs.get(leaf).set(doc);
                    return true;
                });
        Set<BytesRef> items = new HashSet<>();
        each(
                Schema.DONE,
                (leaf, term, doc) -> {
                    if (logs.get(leaf).get(doc)) {
                        items.add(BytesRef.deepCopyOf(term));
                    }
                    return true;
                });
        List<FixedBitSet> sightings = sets();
        each(
                Schema.FILE_ITEM,
                (leaf, term, doc) -> {
                    boolean log = items.contains(term);
                    if (log) {
                        sightings.get(leaf).set(doc);
                    }
                    return log;
                });
        each(
                Schema.NAME,
                (leaf, term, doc) -> {
                    if (!sightings.get(leaf).get(doc)) {
                        return true;
                    }
                    found.add(term.utf8ToString());
                    return false;
                });
        return found;
    }

    private List<FixedBitSet> sets() {
        return reader.leaves().stream()
                .map(leaf -> new FixedBitSet(leaf.reader().maxDoc()))
                .toList();
    }

    private interface Visitor {
        /// @param leaf the segment's number
        /// @return whether the term's next document is wanted too
        boolean visit(int leaf, BytesRef term, int doc) throws IOException;
    }

    private void each(String field, Visitor visitor) throws IOException {
        for (LeafReaderContext context : reader.leaves()) {
            LeafReader leaf = context.reader();
            Bits live = leaf.getLiveDocs();
            Terms terms = leaf.terms(field);
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            PostingsEnum docs = null;
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                docs = each.postings(docs, PostingsEnum.NONE);
                boolean more = true;
                for (int doc = docs.nextDoc();
                        more && doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = docs.nextDoc()) {
                    more =
                            (live != null && !live.get(doc))
                                    || visitor.visit(context.ord, term, doc);
                }
            }
        }
    }
}
