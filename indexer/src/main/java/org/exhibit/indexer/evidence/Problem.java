package org.exhibit.indexer.evidence;

/// Something in the evidence that could not become an event, or became one only in part.
///
/// @param kind what it means for the accounting
/// @param origin the bytes concerned; for an unreadable file the offset where reading stopped and
///   length 0
/// @param reason one sentence for an analyst
public record Problem(Kind kind, Origin origin, String reason) {

    public enum Kind {
        /// A record that is counted as rejected.
        REJECTED("rejected"),
        /// A stream that could not be read, or not to its end; not a record.
        UNREADABLE("unreadable"),
        /// A record that became an event although one of its values is damaged; not counted as
        /// rejected.
        WARNING("warning"),
        /// An event id that stands for records of different content; all of them are kept as
        /// events.
        CONFLICT("conflict");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
