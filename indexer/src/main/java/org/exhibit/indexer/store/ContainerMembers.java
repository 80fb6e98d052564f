package org.exhibit.indexer.store;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.evidence.MemberStep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Opens a leaf again by the steps a walk reported. Thread-safe.
public final class ContainerMembers implements MemberReader {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ZipPasswords passwords;

    public ContainerMembers() {
        this(ZipPasswords.NONE);
    }

    /// @param passwords tried on encrypted zip entries
    public ContainerMembers(ZipPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public InputStream open(Path original, List<MemberStep> steps) throws IOException {
        if (steps.isEmpty()) {
            return LeafStream.open(Files.newInputStream(original));
        }
        MemberStep step = steps.getFirst();
        List<MemberStep> rest = steps.subList(1, steps.size());
        if (step.kind() == MemberStep.Kind.BASE64_GZIP) {
            try (InputStream outer = open(original, List.of())) {
                return payload(outer, step);
            }
        }
        LeafStream content = LeafStream.open(Files.newInputStream(original));
        Archive archive = Archive.open(original, content, passwords);
        try {
            Archive.Entry entry = find(archive, step);
            if (rest.isEmpty()) {
                return new Owning(LeafStream.open(entry.content()), archive);
            }
            if (rest.getFirst().kind() == MemberStep.Kind.BASE64_GZIP) {
                try (archive) {
                    return payload(LeafStream.open(entry.content()), rest.getFirst());
                }
            }
            try (archive) {
                return nested(entry, rest);
            }
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private static Archive.Entry find(Archive archive, MemberStep step) throws IOException {
        Archive.Entry entry = archive.at(step.ordinal());
        if (entry == null) {
            throw new IOException(
                    "the archive has no entry " + step.ordinal() + " (" + step.name() + ")");
        }
        if (!entry.refusal().isEmpty()) {
            throw new IOException(entry.refusal());
        }
        return entry;
    }

    private InputStream nested(Archive.Entry entry, List<MemberStep> rest) throws IOException {
        Path copy = Files.createTempFile("exhibit-", ".archive");
        try (InputStream content = LeafStream.open(entry.content())) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            InputStream opened = open(copy, rest);
            return new Owning(opened, () -> Files.deleteIfExists(copy));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /// A payload's step names where it stands: `offset+length pointer` of the JSON value around it.
    private static InputStream payload(InputStream outer, MemberStep step) throws IOException {
        PayloadPlace place = PayloadPlace.parse(step.name());
        outer.skipNBytes(place.offset());
        byte[] json = outer.readNBytes(Math.toIntExact(place.length()));
        byte[] content =
                MAPPER.readTree(json).at(JsonPointer.compile(place.pointer())).binaryValue();
        if (content == null) {
            throw new IOException("the payload " + step.name() + " is no base64 text");
        }
        return LeafStream.open(new ByteArrayInputStream(content));
    }

    /// Closes what the content came from after it.
    private static final class Owning extends java.io.FilterInputStream {
        private final java.io.Closeable owner;

        Owning(InputStream in, java.io.Closeable owner) {
            super(in);
            this.owner = owner;
        }

        @Override
        public void close() throws IOException {
            try (owner) {
                in.close();
            }
        }
    }
}
