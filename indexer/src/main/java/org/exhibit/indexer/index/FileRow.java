package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// The accounting of one file, or of one member of a container, as one acquisition saw it. `records
/// = events + duplicates + rejected` holds for every row.
///
/// @param acquisition 1-based acquisition number
/// @param path path of the evidence item as acquired
/// @param member steps into a container, empty for a plain file
/// @param evidence SHA-256 of the evidence item as acquired
/// @param content SHA-256 of the decompressed content, or null where it could not be read to its
///   end
/// @param size bytes of the item as acquired
/// @param kind what the file is to the accounting
/// @param format the format's name, the reference kind, or the reason it is unknown, unreadable or
///   excluded
/// @param source the log source, null for a file that is no log
/// @param warnings events one of whose values is damaged
public record FileRow(
        int acquisition,
        String path,
        List<MemberStep> member,
        Digest evidence,
        @Nullable Digest content,
        long size,
        Kind kind,
        String format,
        @Nullable SourceKind source,
        Counts counts,
        long warnings) {

    public enum Kind {
        LOG("log"),
        REFERENCE("reference"),
        UNKNOWN("unknown"),
        UNREADABLE("unreadable"),
        /// Left out of the index by an examiner; its format is the reason.
        EXCLUDED("excluded");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// The last name of a path with `/`.
    public static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// The file's own name, without folders: within a container the member's.
    public String name() {
        return name(member.isEmpty() ? path : member.getLast().name());
    }

    public Map<SourceKind, Counts> bySource() {
        return source == null ? Map.of() : Map.of(source, counts);
    }
}
