package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.FieldType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Term fields that are used again for every document. One instance a thread.
final class TermPool {
    private static final class Slot {
        final List<Fields.Term> terms = new ArrayList<>();
        int used;
    }

    private final Map<String, Slot> slots = new HashMap<>();

    void rewind() {
        for (Slot slot : slots.values()) {
            slot.used = 0;
        }
    }

    Fields.Term term(String name, FieldType type) {
        Slot slot = slots.computeIfAbsent(name, key -> new Slot());
        if (slot.used == slot.terms.size()) {
            slot.terms.add(new Fields.Term(name, type));
        }
        return slot.terms.get(slot.used++);
    }
}
