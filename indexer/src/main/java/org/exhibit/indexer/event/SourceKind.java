package org.exhibit.indexer.event;

import java.util.Optional;

/// The log sources whose records become events.
public enum SourceKind {
    CLOUDTRAIL("cloudtrail", "CloudTrail"),
    S3_ACCESS("s3-access", "S3 access"),
    VPC_FLOW("vpc-flow", "VPC Flow");

    private final String word;
    private final String label;

    SourceKind(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// The word used in JSON, queries and ids.
    public String word() {
        return word;
    }

    /// The name shown to a person.
    public String label() {
        return label;
    }

    public static Optional<SourceKind> ofWord(String word) {
        for (SourceKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
