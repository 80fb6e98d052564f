package org.exhibit.indexer.acquire.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Bytes of an object, compared at their end with what S3 announced: a stream that ends well has
/// all of them. Not thread-safe.
final class CheckedStream extends FilterInputStream {
    private final long length;
    private final List<Expectation> expected;
    private final List<String> checked = new ArrayList<>();
    private long read;
    private boolean ended;

    /// The bytes are others than S3 announced, or fewer.
    static final class OtherBytes extends IOException {
        private static final long serialVersionUID = 1L;

        OtherBytes(String message) {
            super(message);
        }
    }

    CheckedStream(InputStream in, long length, List<Expectation> expected) {
        super(in);
        this.length = length;
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int got = in.read(bytes, offset, count);
        if (got < 0) {
            end();
            return got;
        }
        read += got;
        if (read > length) {
            throw new OtherBytes("more than the " + length + " bytes announced came");
        }
        for (Expectation expectation : expected) {
            expectation.update(bytes, offset, got);
        }
        return got;
    }

    private void end() throws OtherBytes {
        if (ended) {
            return;
        }
        ended = true;
        if (read != length) {
            throw new OtherBytes(read + " of the " + length + " bytes announced came");
        }
        checked.add("length");
        for (Expectation expectation : expected) {
            if (!expectation.holds()) {
                throw new OtherBytes(
                        "the bytes do not have the " + expectation.name() + " announced");
            }
            checked.add(expectation.name());
        }
    }

    /// What was compared and agreed, once the stream has ended.
    List<String> checked() {
        return List.copyOf(checked);
    }
}
