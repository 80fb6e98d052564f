package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.RecordSpan;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/// Splits a stream into lines. A line excludes its line feed and one carriage return at its end; a
/// byte order mark before the first line belongs to none; lines of white space alone are left out;
/// a last line without a line feed is a line. Holds one line and one chunk in memory, whatever the
/// stream's size.
///
/// Where the stream fails, the bytes behind the last line feed are given as a line that is `CUT`,
/// and the call after that throws what the stream threw.
public final class LineSplitter {
    /// The longest line that is held, in bytes.
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    private static final int CHUNK = 32 * 1024;
    private static final byte LF = '\n';

    /// What became of a line.
    public enum Kind {
        WHOLE,
        /// Longer than is held: the buffer has its first bytes only; reading goes on after its line
        /// feed.
        TOO_LONG,
        /// The stream failed before the line's end.
        CUT
    }

    private final @Nullable InputStream in;
    private final int maxLength;
    private byte[] buffer;
    private long bufferOffset;
    private int next;
    private int searched;
    private int limit;
    private boolean started;
    private @Nullable IOException failure;

    private Kind kind = Kind.WHOLE;
    private int from;
    private int to;
    private long offset;
    private long length;

    public LineSplitter(InputStream in) {
        this(in, MAX_LENGTH);
    }

    LineSplitter(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
        this.buffer = new byte[CHUNK];
    }

    private LineSplitter(byte[] bytes) {
        this.in = null;
        this.maxLength = MAX_LENGTH;
        this.buffer = bytes;
        this.limit = bytes.length;
    }

    /// Splits bytes in place.
    public static LineSplitter ofBytes(byte[] bytes) {
        return new LineSplitter(bytes);
    }

    /// Goes to the next line that is not blank.
    ///
    /// @return false at the end of the stream
    /// @throws IOException what the stream threw, once all that came before was given
    public boolean next() throws IOException {
        if (!started) {
            started = true;
            skipByteOrderMark();
        }
        while (true) {
            int lineFeed = ByteSearch.indexOf(buffer, searched, limit, LF);
            if (lineFeed >= 0) {
                give(lineFeed, Kind.WHOLE);
                next = lineFeed + 1;
                searched = next;
            } else if (limit - next > maxLength) {
                giveTooLong();
                return true;
            } else {
                searched = limit;
                if (fill()) {
                    continue;
                }
                boolean some = limit > next;
                give(limit, failure == null ? Kind.WHOLE : Kind.CUT);
                next = limit;
                if (!some || isBlank()) {
                    return end();
                }
            }
            if (!isBlank()) {
                return true;
            }
        }
    }

    private boolean end() throws IOException {
        if (failure != null) {
            throw failure;
        }
        return false;
    }

    private void give(int end, Kind what) {
        kind = what;
        from = next;
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        offset = bufferOffset + from;
        length = (long) to - from;
        if (length > maxLength) {
            kind = Kind.TOO_LONG;
            to = from + maxLength;
        }
    }

    /// Keeps the first `maxLength` bytes and reads on, behind them, to the line feed.
    private void giveTooLong() {
        makeRoom(maxLength + CHUNK);
        kind = Kind.TOO_LONG;
        from = next;
        to = from + maxLength;
        offset = bufferOffset + from;
        byte last = buffer[limit - 1];
        while (true) {
            bufferOffset += limit - to;
            limit = to;
            next = to;
            searched = to;
            if (!read()) {
                next = limit;
                length = bufferOffset + limit - offset - (last == '\r' ? 1 : 0);
                return;
            }
            int lineFeed = ByteSearch.indexOf(buffer, to, limit, LF);
            if (lineFeed >= 0) {
                byte before = lineFeed > to ? buffer[lineFeed - 1] : last;
                length = bufferOffset + lineFeed - offset - (before == '\r' ? 1 : 0);
                next = lineFeed + 1;
                searched = next;
                return;
            }
            last = buffer[limit - 1];
        }
    }

    private void skipByteOrderMark() {
        while (limit < 3 && fill()) {}
        if (limit >= 3
                && buffer[0] == (byte) 0xEF
                && buffer[1] == (byte) 0xBB
                && buffer[2] == (byte) 0xBF) {
            next = 3;
            searched = 3;
        }
    }

    /// Reads more behind `limit`; false at the end or on failure.
    private boolean fill() {
        if (in == null || failure != null) {
            return false;
        }
        if (limit == buffer.length) {
            makeRoom(Math.min(Math.max(CHUNK, 2 * (limit - next)), maxLength + CHUNK));
        }
        return read();
    }

    private void makeRoom(int size) {
        int held = limit - next;
        int wanted = Math.max(size, held + 1);
        if (wanted > buffer.length) {
            byte[] larger = new byte[wanted];
            System.arraycopy(buffer, next, larger, 0, held);
            buffer = larger;
        } else {
            System.arraycopy(buffer, next, buffer, 0, held);
        }
        bufferOffset += next;
        searched -= next;
        limit = held;
        next = 0;
    }

    private boolean read() {
        if (in == null || failure != null) {
            return false;
        }
        try {
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                return false;
            }
            limit += count;
            return true;
        } catch (IOException e) {
            failure = e;
            return false;
        }
    }

    private boolean isBlank() {
        return kind != Kind.TOO_LONG && ByteSearch.startOfToken(buffer, from, to) == to;
    }

    public Kind kind() {
        return kind;
    }

    /// The bytes of the line from `from` to `to`; valid until the next call of `next`.
    public byte[] buffer() {
        return buffer;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// 0-based offset of the line in the stream.
    public long offset() {
        return offset;
    }

    /// The line's length in bytes, of one that is too long too.
    public long length() {
        return length;
    }

    /// The line as a record of this ordinal.
    public RecordSpan span(long record) {
        return new RecordSpan(buffer, from, to, offset, record, null, null);
    }
}
