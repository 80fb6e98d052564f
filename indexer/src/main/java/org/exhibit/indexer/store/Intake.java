package org.exhibit.indexer.store;

import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/// One worker's way into the store: copies and hashes in one pass, with its buffer and digests used
/// again for every file. A small file is hashed before anything is written, so known bytes cost no
/// write. Not thread-safe.
public final class Intake {
    /// From this size on a file is forced to disk by itself; smaller ones together, at the next
    /// `sync`.
    static final long LARGE = 4L << 20;

    private static final int BUFFER = 1 << 20;
    private static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final EvidenceStore store;
    private final Hashing hashing = new Hashing();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final String worker = UUID.randomUUID().toString();
    private final LongConsumer read;
    private final FileAttribute<?>[] readOnly;
    private long files;

    /// @param read told the number of bytes of each step, for progress
    Intake(EvidenceStore store, LongConsumer read) {
        this.store = store;
        this.read = read;
        boolean posix =
                store.temporary().getFileSystem().supportedFileAttributeViews().contains("posix");
        // Read-only from its creation: one call less a file than changing it afterwards.
        this.readOnly =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("r--r--r--"))
                        }
                        : new FileAttribute<?>[0];
    }

    /// Copies a file into the store.
    ///
    /// @throws SourceException where it could not be read in one state; nothing of it is kept
    /// @throws IOException where the store could not be written
    /// @throws java.util.concurrent.CancellationException once cancelled; nothing of it is kept
    public Stored put(SourceFile source, CancelToken cancel) throws IOException {
        try (FileChannel in = source.open()) {
            return put(in, source, cancel);
        }
    }

    /// Copies a stream to its end into the store.
    public Stored put(InputStream in, CancelToken cancel) throws IOException {
        return put(Channels.newChannel(in), null, cancel);
    }

    /// Hashes a file where it is.
    ///
    /// @throws SourceException where it could not be read in one state
    public Fingerprint measure(SourceFile source, CancelToken cancel) throws IOException {
        hashing.restart();
        long size = 0;
        try (FileChannel in = source.open()) {
            while (fill(in, cancel)) {
                size += buffer.position();
            }
            size += buffer.position();
        }
        source.checkUnchanged(size);
        return hashing.finish();
    }

    private Stored put(ReadableByteChannel in, @Nullable SourceFile source, CancelToken cancel)
            throws IOException {
        hashing.restart();
        if (fill(in, cancel)) {
            return large(in, source, cancel);
        }
        if (source != null) {
            source.checkUnchanged(buffer.position());
        }
        Fingerprint fingerprint = hashing.finish();
        if (store.holds(fingerprint.sha256(), fingerprint.size())) {
            return new Stored(fingerprint, store.original(fingerprint.sha256()), false);
        }
        Path temporary = temporary();
        boolean kept = false;
        try {
            try (FileChannel out = FileChannel.open(temporary, NEW, readOnly)) {
                write(out);
            }
            Stored stored = admit(temporary, fingerprint);
            kept = true;
            return stored;
        } finally {
            if (!kept) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private Stored large(ReadableByteChannel in, @Nullable SourceFile source, CancelToken cancel)
            throws IOException {
        Path temporary = temporary();
        boolean kept = false;
        try {
            long size = 0;
            try (FileChannel out = FileChannel.open(temporary, NEW, readOnly)) {
                boolean more = true;
                while (more) {
                    size += buffer.position();
                    write(out);
                    more = fill(in, cancel);
                }
                size += buffer.position();
                write(out);
                if (size >= LARGE) {
                    out.force(true);
                }
            }
            if (source != null) {
                source.checkUnchanged(size);
            }
            Stored stored = admit(temporary, hashing.finish());
            kept = true;
            return stored;
        } finally {
            if (!kept) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private Stored admit(Path temporary, Fingerprint fingerprint) throws IOException {
        boolean written = store.admit(temporary, fingerprint);
        Path original = store.original(fingerprint.sha256());
        if (written && readOnly.length == 0 && !original.toFile().setReadOnly()) {
            throw new IOException(
                    "the original " + original.getFileName() + " cannot be made read-only");
        }
        return new Stored(fingerprint, original, written);
    }

    private Path temporary() {
        files++;
        return store.temporary().resolve(worker + "-" + files);
    }

    /// Reads on into the empty buffer and hashes what came.
    ///
    /// @return whether the buffer was filled, so that there may be more
    private boolean fill(ReadableByteChannel in, CancelToken cancel) throws IOException {
        cancel.check();
        buffer.clear();
        try {
            int last = 0;
            while (last >= 0 && buffer.hasRemaining()) {
                last = in.read(buffer);
            }
        } catch (IOException e) {
            throw SourceException.of(e);
        }
        read.accept(buffer.position());
        hashing.update(buffer.array(), buffer.position());
        return !buffer.hasRemaining();
    }

    private void write(FileChannel out) throws IOException {
        ByteBuffer bytes = buffer.duplicate().flip();
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
