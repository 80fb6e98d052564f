package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/// The originals of a case, byte for byte, each in a file named by its SHA-256:
/// `evidence/ab/cdef…`. A file is written once, made read-only and never written again. Making an
/// instance touches nothing; `prepare` comes before the first `intake`. Thread-safe.
public final class EvidenceStore {
    private static final HexFormat HEX = HexFormat.of();

    /// Folders that originals lie in, by the first byte of their digests.
    public static final int FOLDERS = 256;

    private final Path folder;
    private final Durability durability;

    /// One a folder: two workers with the same bytes must not both find them missing.
    private final List<Lock> locks = new ArrayList<>(FOLDERS);

    public EvidenceStore(Path folder) {
        this.folder = folder;
        this.durability = new Durability(folder);
        for (int i = 0; i < FOLDERS; i++) {
            locks.add(new ReentrantLock());
        }
    }

    /// Makes the folders, so that no file has to.
    public void prepare() throws IOException {
        Files.createDirectories(temporary());
        for (int i = 0; i < FOLDERS; i++) {
            Path fan = folder.resolve(HEX.toHexDigits((byte) i));
            if (!Files.isDirectory(fan)) {
                Files.createDirectory(fan);
            }
        }
    }

    /// Where an original lies, or would.
    public Path original(Digest sha256) {
        return folder.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex().substring(2));
    }

    /// Whether a file of this size lies in the original's place; its content is for `measure` to
    /// tell.
    public boolean holds(Digest sha256, long size) throws IOException {
        try {
            return Files.size(original(sha256)) == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /// A way in for one worker.
    public Intake intake() {
        return intake(bytes -> {});
    }

    /// A way in for one worker that says how many bytes it has read, step by step.
    public Intake intake(LongConsumer read) {
        return new Intake(this, read);
    }

    /// Waits until everything put so far is on disk.
    public void sync() throws IOException {
        durability.sync();
    }

    /// The digests of the files in one of the 256 folders, by what they are named.
    public List<Digest> named(int fan) throws IOException {
        String prefix = HEX.toHexDigits((byte) fan);
        List<Digest> found = new ArrayList<>();
        Path at = folder.resolve(prefix);
        if (Files.isDirectory(at)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(at)) {
                for (Path file : files) {
                    digest(prefix + file.getFileName()).ifPresent(found::add);
                }
            }
        }
        found.sort(null);
        return found;
    }

    private static Optional<Digest> digest(String hex) {
        try {
            return Optional.of(new Digest(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Moves a file whose content is not what its name says out of the way, to `evidence/damaged/`.
    ///
    /// @return where it lies now
    public Path setAside(Digest sha256) throws IOException {
        Path damaged = Files.createDirectories(folder.resolve("damaged"));
        int number = 1;
        while (Files.exists(damaged.resolve(sha256.hex() + "-" + number))) {
            number++;
        }
        return Files.move(original(sha256), damaged.resolve(sha256.hex() + "-" + number));
    }

    /// Removes what interrupted intakes left.
    ///
    /// @return number of files removed
    public int clearTemporary() throws IOException {
        int removed = 0;
        if (Files.isDirectory(temporary())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary())) {
                for (Path file : files) {
                    Files.delete(file);
                    removed++;
                }
            }
        }
        return removed;
    }

    /// The folder of what is no original yet. Opening a case for writing empties it.
    public Path temporary() {
        return folder.resolve("tmp");
    }

    /// Gives a finished temporary file its name, unless the bytes are there already; then removes
    /// it. A file of another size in its place is damaged and set aside.
    ///
    /// @return whether it was new
    boolean admit(Path temporary, Fingerprint fingerprint) throws IOException {
        Path original = original(fingerprint.sha256());
        Lock lock = locks.get(fingerprint.sha256().bytes()[0] & 0xff);
        lock.lock();
        try {
            if (holds(fingerprint.sha256(), fingerprint.size())) {
                Files.delete(temporary);
                return false;
            }
            if (Files.exists(original)) {
                setAside(fingerprint.sha256());
            }
            Files.move(temporary, original, StandardCopyOption.ATOMIC_MOVE);
            durability.written(original);
            return true;
        } finally {
            lock.unlock();
        }
    }
}
