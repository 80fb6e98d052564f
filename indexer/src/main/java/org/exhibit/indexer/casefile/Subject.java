package org.exhibit.indexer.casefile;

import java.time.Instant;

/// An object, prefix or bucket under investigation.
///
/// @param selector `s3://bucket/key`, `s3://bucket/prefix*` or an ARN
/// @param reason why it is a subject, may be empty
public record Subject(Kind kind, String selector, String reason, String author, Instant added)
        implements Mark {
    public enum Kind {
        PHI("phi"),
        SYNTHETIC("synthetic"),
        BOTH("both");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
