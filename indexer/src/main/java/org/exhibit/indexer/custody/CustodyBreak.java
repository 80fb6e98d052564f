package org.exhibit.indexer.custody;

/// A place where a chain of custody does not hold.
///
/// @param kind what seems to have happened
/// @param line 1-based line of the file, or the number of lines plus 1 where the end is missing
/// @param detail one sentence: what was compared and what differs
public record CustodyBreak(Kind kind, long line, String detail) {

    public enum Kind {
        /// The line's content is not what its hash, or the line after it, was made over.
        CHANGED("changed"),
        /// Entries that once stood here are gone.
        REMOVED("removed"),
        /// The line was put in; its neighbours follow one another without it.
        EXTRA("extra"),
        /// The last line has no end, as an interrupted write leaves it.
        TORN("torn");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
