package org.exhibit.indexer.casefile;

/// Something that was found where evidence was looked for and whose bytes were not acquired.
///
/// @param acquisition 1-based number
/// @param path relative to what the examiner named, with `/`
/// @param reason one sentence part, e.g. `permission denied`
public record NotAcquired(int acquisition, String path, Kind kind, String reason) {

    public enum Kind {
        /// A file that could not be read to its end in one state.
        UNREADABLE("unreadable"),
        /// A symbolic link inside a folder; never followed.
        LINK("link"),
        /// A device, socket or pipe.
        SPECIAL("special"),
        /// An S3 object that lies in an archive and would have to be restored first.
        ARCHIVED("archived");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown kind of file: " + word);
        }
    }
}
