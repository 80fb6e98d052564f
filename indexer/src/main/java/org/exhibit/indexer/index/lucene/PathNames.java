package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Lists the paths that occur. The terms of one path lie together, so the dictionary is crossed in
/// one step a path, not a value.
final class PathNames {
    private PathNames() {}

    static List<String> startingWith(IndexReader reader, String prefix, int most)
            throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            for (String field :
                    List.of(
                            Schema.PATH_VALUE,
                            Schema.shared(Schema.PATH_VALUE),
                            Schema.shared(Schema.ECHO))) {
                Terms terms = leaf.reader().terms(field);
                if (terms != null) {
                    collect(terms.iterator(), prefix, most, found);
                }
            }
        }
        for (SourceKind source : SourceKind.values()) {
            Term records = new Term(Schema.keyword(EventField.SOURCE), new BytesRef(source.word()));
            if (reader.docFreq(records) > 0) {
                Schema.aliases(source).keySet().stream()
                        .filter(path -> path.startsWith(prefix))
                        .forEach(found::add);
            }
        }
        return found.stream().limit(Math.max(0, most)).toList();
    }

    private static void collect(TermsEnum terms, String prefix, int most, Set<String> found)
            throws IOException {
        BytesRef start = new BytesRef(prefix);
        BytesRef next = start;
        int steps = 0;
        while (steps < most && terms.seekCeil(next) != TermsEnum.SeekStatus.END) {
            BytesRef term = terms.term();
            if (!StringHelper.startsWith(term, start)) {
                return;
            }
            // What stands behind the sign may be cut within a character.
            String path = pathOf(term);
            if (path.isEmpty() || path.charAt(0) != 0) {
                found.add(path);
                steps++;
            }
            // The first term behind every "path=…".
            next = new BytesRef(path + (char) ('=' + 1));
        }
    }

    private static String pathOf(BytesRef term) {
        int length = 0;
        while (length < term.length && term.bytes[term.offset + length] != '=') {
            length++;
        }
        return new BytesRef(term.bytes, term.offset, length).utf8ToString();
    }
}
