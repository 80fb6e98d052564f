package org.exhibit.indexer.integrity.record;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is said of one evidence item: the sums of its leaves by their place, as `MemberStep.path`
/// tells it. Not thread-safe.
final class ItemSums {
    private static final LeafSum NOTHING = new LeafSum();

    private final Map<String, LeafSum> leaves = new TreeMap<>();

    LeafSum at(String member) {
        return leaves.computeIfAbsent(member, place -> new LeafSum());
    }

    long events() {
        return leaves.values().stream().mapToLong(LeafSum::events).sum();
    }

    /// How two readings of an item differ.
    ///
    /// @param different leaves that are not alike, with what is not
    /// @param locked leaves that one reading had no password for
    /// @param compared events of the leaves that could be compared
    record Comparison(Map<String, String> different, TreeSet<String> locked, long compared) {}

    Comparison compare(ItemSums read) {
        Map<String, String> different = new TreeMap<>();
        TreeSet<String> locked = new TreeSet<>();
        long compared = 0;
        TreeSet<String> places = new TreeSet<>(leaves.keySet());
        places.addAll(read.leaves.keySet());
        for (String place : places) {
            LeafSum ours = leaves.getOrDefault(place, NOTHING);
            LeafSum theirs = read.leaves.getOrDefault(place, NOTHING);
            if (ours.isLocked() != theirs.isLocked()) {
                locked.add(place);
                continue;
            }
            String what = ours.difference(theirs);
            if (what.isEmpty()) {
                compared += ours.events();
            } else {
                different.put(place, what);
            }
        }
        return new Comparison(different, locked, compared);
    }
}
