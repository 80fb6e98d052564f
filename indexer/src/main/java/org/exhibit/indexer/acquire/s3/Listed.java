package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/// One object as S3 lists it.
///
/// @param versionId null unless versions are listed
/// @param etag without quotation marks; null for a delete marker
/// @param latest false for an older version
/// @param deleteMarker a version that has no bytes
public record Listed(
        String key,
        @Nullable String versionId,
        long size,
        @Nullable String etag,
        @Nullable Instant lastModified,
        String storageClass,
        boolean latest,
        boolean deleteMarker) {
    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    /// Whether its class is an archive: its bytes can be read only where they were restored before.
    public boolean archived() {
        return ARCHIVES.contains(storageClass);
    }

    /// Its path in the case.
    String path() {
        return latest || versionId == null ? key : key + "?versionId=" + versionId;
    }

    static String unquoted(@Nullable String etag) {
        return etag == null ? "" : etag.replace("\"", "");
    }
}
