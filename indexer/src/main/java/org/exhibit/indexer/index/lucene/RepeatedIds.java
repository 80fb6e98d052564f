package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Finds documents whose content ids begin alike, from the column of ids. Takes the ids in several
/// passes where there are many, so that memory does not grow with them.
final class RepeatedIds {
    private static final int MOST_AT_ONCE = 4_000_000;

    private final DirectoryReader reader;
    private final int passes;

    RepeatedIds(DirectoryReader reader) {
        this(reader, MOST_AT_ONCE);
    }

    RepeatedIds(DirectoryReader reader, int mostAtOnce) {
        this.reader = reader;
        this.passes = 1 + reader.maxDoc() / mostAtOnce;
    }

    /// Receives the documents of one beginning, deleted ones too.
    interface Visitor {
        void visit(List<Integer> docs) throws IOException;
    }

    void each(Visitor visitor) throws IOException {
        for (int pass = 0; pass < passes; pass++) {
            long[] repeated = repeated(pass);
            if (repeated.length > 0) {
                for (List<Integer> docs : documents(repeated).values()) {
                    visitor.visit(docs);
                }
            }
        }
    }

    private boolean in(int pass, long id) {
        return passes == 1 || Math.floorMod(id >>> Integer.SIZE, passes) == pass;
    }

    /// In their order, each once.
    private long[] repeated(int pass) throws IOException {
        long[] ids = new long[1_024];
        int count = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues column = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            for (int doc = column.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = column.nextDoc()) {
                long id = column.longValue();
                if (in(pass, id)) {
                    if (count == ids.length) {
                        ids = Arrays.copyOf(ids, count + (count >> 1));
                    }
                    ids[count++] = id;
                }
            }
        }
        Arrays.sort(ids, 0, count);
        int kept = 0;
        for (int i = 1; i < count; i++) {
            boolean again = ids[i] == ids[i - 1];
            if (again && (kept == 0 || ids[kept - 1] != ids[i])) {
                ids[kept++] = ids[i];
            }
        }
        return Arrays.copyOf(ids, kept);
    }

    private TreeMap<Long, List<Integer>> documents(long[] repeated) throws IOException {
        TreeMap<Long, List<Integer>> found = new TreeMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues column = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            for (int doc = column.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = column.nextDoc()) {
                long id = column.longValue();
                if (Arrays.binarySearch(repeated, id) >= 0) {
                    found.computeIfAbsent(id, key -> new ArrayList<>()).add(leaf.docBase + doc);
                }
            }
        }
        return found;
    }
}
