package org.exhibit.indexer.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Brings many small files to disk at once. Forcing each as it is written costs more than hashing
/// and copying it; so they are remembered, and at a checkpoint the operating system is asked once
/// to write the file system they lie in, or, where it has no such call, each file is forced.
/// Thread-safe.
final class Durability {
    private final Path folder;
    private final FileSystemSync fileSystem = FileSystemSync.find();
    private List<Path> written = new ArrayList<>();

    Durability(Path folder) {
        this.folder = folder;
    }

    synchronized void written(Path file) {
        written.add(file);
    }

    private synchronized List<Path> take() {
        List<Path> taken = written;
        written = new ArrayList<>();
        return taken;
    }

    void sync() throws IOException {
        List<Path> files = take();
        if (files.isEmpty() || fileSystem.sync(folder)) {
            return;
        }
        Set<Path> folders = new HashSet<>();
        for (Path file : files) {
            force(file);
            folders.add(file.resolveSibling("."));
        }
        for (Path touched : folders) {
            forceFolder(touched.normalize());
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// A renamed file's new name is only safe with its folder; systems that cannot open folders
    /// keep it by themselves.
    private static void forceFolder(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            force(folder);
        }
    }
}
