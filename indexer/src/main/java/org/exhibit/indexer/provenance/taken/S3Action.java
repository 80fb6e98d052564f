package org.exhibit.indexer.provenance.taken;

import java.util.List;

/// The permission that a request needs, as policies name it.
final class S3Action {
    private S3Action() {}

    /// @return any of which lets the request through
    static List<String> of(TakenRequest request) {
        return switch (request.kind()) {
            case CONTENT, QUERY, COPY, PART_COPY -> List.of("s3:GetObject", "s3:GetObjectVersion");
            // A HEAD needs what a GET needs; lists and tags have permissions of their own.
            case ATTRIBUTES -> List.of("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket");
        };
    }
}
