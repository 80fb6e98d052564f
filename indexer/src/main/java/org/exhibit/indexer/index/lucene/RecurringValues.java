package org.exhibit.indexer.index.lucene;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Tells the values that occur often under one name from the others. One instance a thread.
final class RecurringValues {
    /// A value that occurred so often is worth a document of its own.
    private static final int OFTEN = 48;

    private static final int COUNTED = 32_768;
    private static final int KNOWN = 65_536;
    private static final int LONGEST = 256;

    private final Map<String, Set<String>> known = new HashMap<>();
    private final Map<String, Map<String, int[]>> counts = new HashMap<>();
    private int counted;
    private int remembered;

    /// What to do with the words of a value.
    enum State {
        /// The document itself carries them.
        RARE,
        /// They are to be taught now, and need not stand in this document.
        DUE,
        /// They have been taught.
        KNOWN
    }

    State meet(String name, String value) {
        Set<String> taught = known.get(name);
        if (taught != null && taught.contains(value)) {
            return State.KNOWN;
        }
        if (value.length() > LONGEST || remembered >= KNOWN) {
            return State.RARE;
        }
        if (counted >= COUNTED) {
            counts.clear();
            counted = 0;
        }
        Map<String, int[]> values = counts.computeIfAbsent(name, key -> new HashMap<>());
        int[] count = values.get(value);
        if (count == null) {
            values.put(value, new int[] {1});
            counted++;
            return State.RARE;
        }
        if (++count[0] < OFTEN) {
            return State.RARE;
        }
        values.remove(value);
        known.computeIfAbsent(name, key -> new HashSet<>()).add(value);
        remembered++;
        return State.DUE;
    }
}
