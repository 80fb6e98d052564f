package org.exhibit.indexer.store;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.digest.HashingStream;
import org.exhibit.indexer.evidence.MemberStep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Walks what an original holds: itself where it is plain or compressed, else every entry of a zip
/// or tar archive, and of one archive within it. Nothing is ever written under a name from an
/// archive. Thread-safe.
public final class Containers {
    private static final int DEEPEST = 2;
    private static final Digest EMPTY = Digest.of(new byte[0]);

    private final ZipPasswords passwords;

    public Containers() {
        this(ZipPasswords.NONE);
    }

    /// @param passwords tried on encrypted zip entries
    public Containers(ZipPasswords passwords) {
        this.passwords = passwords;
    }

    /// Receives the leaves in the container's order.
    public interface Visitor {
        /// One stream of content, decompressed. Deals with its damage itself: an exception from the
        /// stream must not leave this call.
        ///
        /// @param name path of the file; of an entry `archive!/entry`
        /// @param member its place in the item, as `MemberStep.path` tells it
        void leaf(String name, String member, LeafStream content);

        /// Something that could not be opened; stands for a leaf that was not read.
        void broken(String name, String reason);

        /// The leaf just visited or reported is complete.
        ///
        /// @param steps the way to it
        void done(List<MemberStep> steps);
    }

    /// Visits every leaf.
    ///
    /// @param original the file's bytes
    /// @param name the path it was acquired by
    /// @throws IOException where the original itself cannot be read
    public void walk(Path original, String name, Visitor visitor) throws IOException {
        walk(original, name, List.of(), visitor);
    }

    private void walk(Path file, String name, List<MemberStep> outer, Visitor visitor)
            throws IOException {
        try (LeafStream content = LeafStream.open(Files.newInputStream(file))) {
            if (content.shape() == LeafStream.Shape.LEAF) {
                visitor.leaf(name, MemberStep.path(outer), content);
                visitor.done(outer);
                return;
            }
            try (Archive archive = Archive.open(file, content, passwords)) {
                entries(archive, name, outer, visitor);
            } catch (IOException e) {
                visitor.broken(
                        name, "the archive cannot be read, or no further: " + e.getMessage());
                visitor.done(outer);
            }
        }
    }

    private void entries(Archive archive, String name, List<MemberStep> outer, Visitor visitor)
            throws IOException {
        for (Archive.Entry entry = archive.next(); entry != null; entry = archive.next()) {
            String member = name + "!/" + entry.name();
            if (!entry.refusal().isEmpty()) {
                visitor.broken(member, entry.refusal());
                visitor.done(append(outer, entry.step(EMPTY)));
                continue;
            }
            HashingStream bytes = new HashingStream(entry.content());
            try (LeafStream content = LeafStream.open(new Unclosed(bytes))) {
                if (content.shape() == LeafStream.Shape.LEAF) {
                    visitor.leaf(
                            member, MemberStep.path(append(outer, entry.step(EMPTY))), content);
                    visitor.done(append(outer, entry.step(digestOf(bytes))));
                } else if (outer.size() + 1 >= DEEPEST) {
                    visitor.broken(
                            member, "an archive within an archive within an archive is not opened");
                    visitor.done(append(outer, entry.step(digestOf(bytes))));
                } else {
                    nested(member, content, bytes, entry, outer, visitor);
                }
            }
        }
    }

    /// An archive within an archive is copied to a temporary file: its entries are reached from its
    /// end.
    private void nested(
            String member,
            LeafStream content,
            HashingStream bytes,
            Archive.Entry entry,
            List<MemberStep> outer,
            Visitor visitor)
            throws IOException {
        Path copy = Files.createTempFile("exhibit-", ".archive");
        try {
            String damage = "";
            try (java.io.OutputStream out = Files.newOutputStream(copy)) {
                content.transferTo(out);
            } catch (IOException e) {
                damage =
                        "the archive within the archive cannot be read to its end: "
                                + e.getMessage();
            }
            List<MemberStep> steps = append(outer, entry.step(digestOf(bytes)));
            if (!damage.isEmpty()) {
                visitor.broken(member, damage);
                visitor.done(steps);
            }
            walk(copy, member, steps, visitor);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// The digest of the entry's own bytes; of as many as can be read where it is damaged.
    private static Digest digestOf(HashingStream bytes) {
        try {
            return bytes.finish();
        } catch (IOException e) {
            return bytes.soFar();
        }
    }

    private static List<MemberStep> append(List<MemberStep> outer, MemberStep step) {
        List<MemberStep> steps = new ArrayList<>(outer);
        steps.add(step);
        return steps;
    }

    /// Keeps the archive's stream open when an entry's is closed.
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the archive closes it
        }
    }
}
