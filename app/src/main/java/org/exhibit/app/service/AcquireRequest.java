package org.exhibit.app.service;

import org.exhibit.indexer.store.ZipPasswords;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What to acquire from local files.
///
/// @param paths files, folders, archives
/// @param byReference leave originals where they are and keep only their hashes
/// @param flowFormat field names of headerless flow logs, or null for the version 2 default
/// @param zip passwords of encrypted zip archives, which the service also uses afterwards
public record AcquireRequest(
        List<Path> paths,
        boolean byReference,
        @Nullable String flowFormat,
        ZipPasswords zip,
        AwsFiles aws) {
    /// What AWS says of CloudTrail's digests, where it does not lie among the evidence. Acquired
    /// like the rest.
    ///
    /// @param keys an answer of ListPublicKeys, or null
    /// @param metadata of the digests' objects, where a copy lost it, or null
    public record AwsFiles(@Nullable Path keys, @Nullable Path metadata) {
        public static final AwsFiles NONE = new AwsFiles(null, null);
    }

    public AcquireRequest {
        paths = List.copyOf(paths);
    }

    public AcquireRequest(
            List<Path> paths, boolean byReference, @Nullable String flowFormat, ZipPasswords zip) {
        this(paths, byReference, flowFormat, zip, AwsFiles.NONE);
    }

    /// Every file that is acquired.
    List<Path> everything() {
        return Stream.concat(paths.stream(), Stream.of(aws.keys(), aws.metadata()))
                .filter(Objects::nonNull)
                .toList();
    }

    public static AcquireRequest of(List<Path> paths) {
        return new AcquireRequest(paths, false, null, ZipPasswords.NONE);
    }
}
