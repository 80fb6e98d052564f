package org.exhibit.indexer.acquire;

import java.nio.file.Path;
import java.util.List;

/// What to acquire.
///
/// @param paths files and folders the examiner named; a folder stands for every file below it
/// @param byReference leave the files where they are and keep only their hashes
public record FileRequest(List<Path> paths, boolean byReference) {
    public FileRequest {
        paths = List.copyOf(paths);
    }

    String method() {
        return byReference ? "files-by-reference" : "files";
    }
}
