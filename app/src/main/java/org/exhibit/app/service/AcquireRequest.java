package org.exhibit.app.service;

import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What to acquire from local files.
///
/// @param paths files, folders, archives
/// @param byReference leave originals where they are and keep only their hashes
/// @param flowFormat field names of headerless flow logs, or null for the version 2 default
/// @param zip passwords of encrypted zip archives, which the service also uses afterwards
public record AcquireRequest(
        List<Path> paths, boolean byReference, @Nullable String flowFormat, ZipPasswords zip) {
    public AcquireRequest {
        paths = List.copyOf(paths);
    }

    public static AcquireRequest of(List<Path> paths) {
        return new AcquireRequest(paths, false, null, ZipPasswords.NONE);
    }
}
