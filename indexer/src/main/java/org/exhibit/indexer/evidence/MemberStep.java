package org.exhibit.indexer.evidence;

import org.exhibit.indexer.digest.Digest;

import java.util.List;

/// One step from an evidence item into something it contains. Compression is no step.
///
/// @param kind what was opened
/// @param name the entry's name as text; names may repeat, so `ordinal` tells entries apart
/// @param nameBytes the name's bytes in base64 where they are no valid UTF-8, else empty
/// @param ordinal 0-based position of the entry among all entries of its container
/// @param content SHA-256 of the entry's own bytes, as contained (decompressed from the container
///   only)
public record MemberStep(Kind kind, String name, String nameBytes, int ordinal, Digest content) {

    /// The place of a member in its item as text, `zip:3/tar:0`; empty for a plain or compressed
    /// file.
    public static String path(List<MemberStep> steps) {
        StringBuilder out = new StringBuilder();
        for (MemberStep step : steps) {
            out.append(out.isEmpty() ? "" : "/").append(step.place());
        }
        return out.toString();
    }

    /// This step's part of `path`.
    public String place() {
        return kind.word() + ':' + ordinal;
    }

    /// The ways one byte sequence can hold another.
    public enum Kind {
        ZIP("zip"),
        /// Encrypted in the traditional way of zip, which `unzip` undoes too.
        ZIP_CRYPTO("zip-crypto"),
        /// Encrypted with AES as WinZip lays it down.
        ZIP_AES("zip-aes"),
        TAR("tar"),
        BASE64_GZIP("base64-gzip");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /// Whether a password is needed to open it.
        public boolean encrypted() {
            return this == ZIP_CRYPTO || this == ZIP_AES;
        }

        public static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("unknown member kind: " + word);
        }
    }
}
