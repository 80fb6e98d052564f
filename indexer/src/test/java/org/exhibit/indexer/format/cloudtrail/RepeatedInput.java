package org.exhibit.indexer.format.cloudtrail;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A stream of any length from one block: prefix, block, separator, block, …, suffix.
final class RepeatedInput extends InputStream {
    private final byte[] prefix;
    private final byte[] block;
    private final byte[] separator;
    private final byte[] suffix;
    private final int parts;
    private int part;
    private int at;

    RepeatedInput(String prefix, byte[] block, int times, String separator, String suffix) {
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
        this.block = block;
        this.separator = separator.getBytes(StandardCharsets.UTF_8);
        this.suffix = suffix.getBytes(StandardCharsets.UTF_8);
        this.parts = 2 * times;
    }

    private byte[] current() {
        if (part == 0) {
            return prefix;
        }
        if (part == parts) {
            return suffix;
        }
        return part % 2 == 1 ? block : separator;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        while (part <= parts && at == current().length) {
            part++;
            at = 0;
        }
        if (part > parts) {
            return -1;
        }
        int count = Math.min(length, current().length - at);
        System.arraycopy(current(), at, into, offset, count);
        at += count;
        return count;
    }
}
