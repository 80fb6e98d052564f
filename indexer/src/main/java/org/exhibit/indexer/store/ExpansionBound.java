package org.exhibit.indexer.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/// Stops a stream that grows beyond what an honest log does: 1,000 times what was read for it
/// (after a floor of 64 MB), and a total of 4 TB.
final class ExpansionBound extends FilterInputStream {
    private static final long RATIO = 1_000;
    private static final long FLOOR = 64L << 20;
    private static final long TOTAL = 1L << 42;

    private final LongSupplier consumed;
    private long given;

    /// @param consumed the compressed bytes read for `in` so far
    ExpansionBound(InputStream in, LongSupplier consumed) {
        super(in);
        this.consumed = consumed;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            check(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count > 0) {
            check(count);
        }
        return count;
    }

    private void check(int count) throws IOException {
        given += count;
        if ((given > FLOOR && given / RATIO > consumed.getAsLong()) || given > TOTAL) {
            throw new IOException(
                    "it expands to more than 1,000 times its size; reading stopped after "
                            + given
                            + " bytes");
        }
    }
}
