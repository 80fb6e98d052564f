package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The part of a stream that is in memory: from the beginning of the record being read to what was
/// read ahead. Grows to one record and no further.
final class JsonWindow {
    private static final int CAPACITY = 128 * 1024;
    private static final int MOST_CAPACITY = JsonBounds.RECORD_BYTES + CAPACITY;

    /// The bytes; valid up to `limit`.
    byte[] bytes = new byte[CAPACITY];

    int limit;

    /// The next byte to look at.
    int at;

    /// The beginning of what must be kept, or -1.
    int mark = -1;

    private final InputStream in;
    private long base;
    private boolean ended;
    private @Nullable IOException failure;

    JsonWindow(InputStream in) {
        this.in = in;
    }

    /// The stream's offset of a position in the buffer.
    long offset(int position) {
        return base + position;
    }

    boolean full() {
        return mark >= 0 && limit - mark > JsonBounds.RECORD_BYTES;
    }

    /// Reads on, at least as much again as is kept. `at` and `mark` move with their bytes.
    ///
    /// @return false where the stream has ended
    boolean more() {
        if (ended) {
            return false;
        }
        int keep = mark >= 0 ? mark : at;
        int kept = limit - keep;
        if (kept > bytes.length / 2 && bytes.length < MOST_CAPACITY) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, MOST_CAPACITY));
        }
        if (keep > 0) {
            System.arraycopy(bytes, keep, bytes, 0, kept);
            base += keep;
            limit -= keep;
            at -= keep;
            mark = mark >= 0 ? mark - keep : mark;
        }
        int wanted = Math.min(bytes.length, limit + Math.max(CAPACITY / 2, kept));
        int before = limit;
        while (limit < wanted && !ended) {
            fill();
        }
        return limit > before;
    }

    private void fill() {
        try {
            int read = in.read(bytes, limit, bytes.length - limit);
            if (read < 0) {
                ended = true;
            } else {
                limit += read;
            }
        } catch (IOException e) {
            // What was read before stands; the failure is passed on once it has been looked at.
            failure = e;
            ended = true;
        }
    }

    /// @throws IOException where the stream did not end but failed
    void checkFailure() throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    boolean failed() {
        return failure != null;
    }
}
