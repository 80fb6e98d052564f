package org.exhibit.indexer.ingest;

/// Counts equal records within one file by 64 bits of their hash. 16 bytes of memory a different
/// record. Not thread-safe.
final class Occurrences {
    private long[] keys = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    /// How often the record was met before.
    int meet(byte[] hash) {
        long key = key(hash);
        if (size * 3 > keys.length * 2) {
            grow();
        }
        int slot = slot(key, keys, counts);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        return counts[slot]++;
    }

    private static long key(byte[] hash) {
        long key = 0;
        for (int i = 16; i < 24; i++) {
            key = (key << 8) | (hash[i] & 0xFF);
        }
        return key;
    }

    private static int slot(long key, long[] keys, int[] counts) {
        int mask = keys.length - 1;
        int slot = (int) (key ^ (key >>> 32)) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i], keys, counts);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
