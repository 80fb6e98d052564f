package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.FieldType;

import java.util.ArrayList;
import java.util.List;

/// The term fields of one name, used again for every document. One instance a thread.
final class TermSlots {
    private final String name;
    private final FieldType type;
    private final List<Fields.Term> terms = new ArrayList<>();
    private int used;

    TermSlots(String name, FieldType type) {
        this.name = name;
        this.type = type;
    }

    void rewind() {
        used = 0;
    }

    Fields.Term next() {
        if (used == terms.size()) {
            terms.add(new Fields.Term(name, type));
        }
        return terms.get(used++);
    }
}
