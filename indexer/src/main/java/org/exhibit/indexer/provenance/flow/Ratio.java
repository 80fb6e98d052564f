package org.exhibit.indexer.provenance.flow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// Ratios of byte counts, compared exactly.
final class Ratio {
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private Ratio() {}

    /// Whether `bytes` is at most so many hundredths of `of`.
    static boolean atMost(long bytes, long of, long percent) {
        return scaled(bytes).compareTo(times(of, percent)) <= 0;
    }

    static boolean atLeast(long bytes, long of, long percent) {
        return scaled(bytes).compareTo(times(of, percent)) >= 0;
    }

    /// With two decimals, for people.
    static String text(long bytes, long of) {
        return of == 0
                ? "-"
                : BigDecimal.valueOf(bytes)
                        .divide(BigDecimal.valueOf(of), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static BigInteger scaled(long bytes) {
        return BigInteger.valueOf(bytes).multiply(HUNDRED);
    }

    private static BigInteger times(long of, long percent) {
        return BigInteger.valueOf(of).multiply(BigInteger.valueOf(percent));
    }
}
