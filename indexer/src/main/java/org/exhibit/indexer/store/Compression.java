package org.exhibit.indexer.store;

import com.github.luben.zstd.ZstdInputStream;

import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

import java.io.IOException;
import java.io.InputStream;

/// The compressions that are undone on the way to a log; they are no nesting.
enum Compression {
    NONE,
    GZIP,
    ZSTD,
    BZIP2;

    static Compression of(byte[] head, int length) {
        if (length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return GZIP;
        }
        if (length >= 4
                && (head[0] & 0xFF) == 0x28
                && (head[1] & 0xFF) == 0xB5
                && (head[2] & 0xFF) == 0x2F
                && (head[3] & 0xFF) == 0xFD) {
            return ZSTD;
        }
        if (length >= 4
                && head[0] == 'B'
                && head[1] == 'Z'
                && head[2] == 'h'
                && head[3] >= '1'
                && head[3] <= '9') {
            return BZIP2;
        }
        return NONE;
    }

    InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GzipMembers(in);
            case ZSTD -> new ZstdInputStream(in).setContinuous(false);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
        };
    }
}
