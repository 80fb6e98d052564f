package org.exhibit.indexer.index;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// What parsing one evidence item gave: one leaf for a plain or compressed file, one a member for a
/// container.
///
/// @param evidence SHA-256 of the item as acquired
/// @param leaves in the container's order; an event's leaf is its 0-based place here
public record ItemAccount(Digest evidence, List<Leaf> leaves) {

    /// @param member steps into the container, empty for a plain file
    /// @param content SHA-256 of the decompressed content, or null where it could not be read to
    ///   its end
    /// @param format the format's name, the reference kind, or why it is unknown or unreadable
    /// @param source the log source, or null where it is no log
    /// @param records records read
    /// @param duplicates of them, repeats of a record elsewhere (0 until reconciled)
    /// @param rejected of them, rejected
    /// @param warnings events one of whose values is damaged
    public record Leaf(
            List<MemberStep> member,
            @Nullable Digest content,
            FileRow.Kind kind,
            String format,
            @Nullable SourceKind source,
            long records,
            long duplicates,
            long rejected,
            long warnings) {
        public Leaf {
            member = List.copyOf(member);
        }

        public Leaf withDuplicates(long count) {
            return new Leaf(
                    member, content, kind, format, source, records, count, rejected, warnings);
        }

        public Counts counts() {
            return new Counts(records, records - duplicates - rejected, duplicates, rejected);
        }
    }

    /// The account of an item that is left out: one leaf without records.
    public static ItemAccount excluded(Digest evidence, String reason) {
        return new ItemAccount(
                evidence,
                List.of(
                        new Leaf(
                                List.of(), null, FileRow.Kind.EXCLUDED, reason, null, 0, 0, 0, 0)));
    }

    public ItemAccount {
        leaves = List.copyOf(leaves);
    }
}
