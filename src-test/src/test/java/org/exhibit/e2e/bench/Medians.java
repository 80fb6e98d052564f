package org.exhibit.e2e.bench;

import java.util.Arrays;
import java.util.Locale;

/// Order statistics of measurements, and how they are printed.
final class Medians {
    private Medians() {}

    static long median(long[] values) {
        return percentile(values, 50);
    }

    /// The smallest value that is not below `percent` of all.
    static long percentile(long[] values, int percent) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = Math.ceilDiv(sorted.length * percent, 100);
        return sorted[Math.max(0, rank - 1)];
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    static String rate(long records, long millis) {
        return String.format(Locale.ROOT, "%,d/s", records * 1000 / Math.max(1, millis));
    }

    static String ratio(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f", (double) part / whole);
    }
}
