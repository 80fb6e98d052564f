package org.exhibit.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Risk: a member of an archive is passed over, or cannot be found again by the steps that cite it.
class ContainersTest {
    @TempDir Path folder;

    /// One visited leaf.
    private record Leaf(String name, String member, String text, List<MemberStep> steps) {}

    private static final class Collecting implements Containers.Visitor {
        final List<Leaf> leaves = new ArrayList<>();
        final List<String> broken = new ArrayList<>();
        private String name = "";
        private String member = "";
        private String text = "";
        private boolean read;

        @Override
        public void leaf(String leafName, String leafMember, LeafStream content) {
            name = leafName;
            member = leafMember;
            read = true;
            try {
                text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                text = "damaged: " + e.getMessage();
            }
        }

        @Override
        public void broken(String leafName, String reason) {
            broken.add(leafName + ": " + reason);
            read = false;
        }

        @Override
        public void done(List<MemberStep> steps) {
            if (read) {
                leaves.add(new Leaf(name, member, text, steps));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(each.getKey());
                entry.setSize(each.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(each.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    private Collecting walk(byte[] content) throws IOException {
        Path file = folder.resolve("item");
        Files.write(file, content);
        Collecting seen = new Collecting();
        new Containers().walk(file, "item", seen);
        for (Leaf leaf : seen.leaves) {
            try (InputStream again = new ContainerMembers().open(file, leaf.steps())) {
                assertThat(new String(again.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(leaf.text());
            }
            assertThat(MemberStep.path(leaf.steps())).isEqualTo(leaf.member());
        }
        return seen;
    }

    @Test
    void visitsAPlainFileOnce() throws IOException {
        assertThat(walk(bytes("log")).leaves)
                .containsExactly(new Leaf("item", "", "log", List.of()));
    }

    @Test
    void visitsEveryEntryAndUndoesItsCompression() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a/", new byte[0]);
        entries.put("a/one.log", bytes("one"));
        entries.put("../../two.log.gz", gzip(bytes("two")));
        Collecting seen = walk(zip(entries));
        assertThat(seen.leaves)
                .extracting(Leaf::name, Leaf::member, Leaf::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("item!/a/one.log", "zip:1", "one"),
                        org.assertj.core.groups.Tuple.tuple(
                                "item!/../../two.log.gz", "zip:2", "two"));
        assertThat(seen.leaves.get(1).steps().getFirst().content())
                .isEqualTo(Digest.of(gzip(bytes("two"))));
    }

    @Test
    void opensOneArchiveWithinAnother() throws IOException {
        byte[] inner = gzip(tar(new LinkedHashMap<>(Map.of("deep.log", bytes("deep")))));
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("inner.tar.gz", inner);
        entries.put("beside.log", bytes("beside"));
        Collecting seen = walk(zip(entries));
        assertThat(seen.leaves).extracting(Leaf::text).containsExactly("deep", "beside");
        assertThat(seen.leaves.getFirst().member()).isEqualTo("zip:0/tar:0");
        byte[] threeDeep = zip(new LinkedHashMap<>(Map.of("outer.zip", zip(entries))));
        Collecting deeper = walk(threeDeep);
        assertThat(deeper.leaves).extracting(Leaf::text).containsExactly("beside");
        assertThat(deeper.broken).hasSize(1).first().asString().contains("is not opened");
    }

    @Test
    void goesOnAfterADamagedEntry() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] cut = gzip(bytes("cut ".repeat(10_000)));
        entries.put("cut.gz", java.util.Arrays.copyOf(cut, cut.length / 2));
        entries.put("whole.log", bytes("whole"));
        Path file = folder.resolve("item");
        Files.write(file, zip(entries));
        Collecting seen = new Collecting();
        new Containers().walk(file, "item", seen);
        assertThat(seen.leaves).hasSize(2);
        assertThat(seen.leaves.getFirst().text()).startsWith("damaged: ");
        assertThat(seen.leaves.get(1).text()).isEqualTo("whole");
    }

    @Test
    void saysThatAnArchiveIsDamaged() throws IOException {
        byte[] whole = zip(new LinkedHashMap<>(Map.of("one.log", bytes("one"))));
        Collecting seen = walk(java.util.Arrays.copyOf(whole, whole.length - 10));
        assertThat(seen.broken).hasSize(1).first().asString().contains("cannot be read");
    }
}
