package org.exhibit.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.CompressionMethod;
import net.lingala.zip4j.model.enums.EncryptionMethod;

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
import java.util.List;

/// Risk: an encrypted entry is lost in silence, read as garbage, or stops the entries beside it.
class EncryptedZipTest {
    private static final String TEXT = "{\"Records\":[1,2,3]} \u00e9 ".repeat(300);

    @TempDir Path folder;

    private static final class Seen implements Containers.Visitor {
        final List<String> lines = new ArrayList<>();
        final List<List<MemberStep>> read = new ArrayList<>();
        private boolean leaf;

        @Override
        public void leaf(String name, String member, LeafStream content) {
            try {
                boolean same =
                        new String(content.readAllBytes(), StandardCharsets.UTF_8).equals(TEXT);
                lines.add(name + ": " + (same ? "read" : "something else"));
                leaf = same;
            } catch (IOException e) {
                lines.add(name + ": " + e.getMessage());
            }
        }

        @Override
        public void broken(String name, String reason) {
            lines.add(name + ": " + reason);
        }

        @Override
        public void done(List<MemberStep> steps) {
            if (leaf) {
                read.add(steps);
            }
            leaf = false;
        }
    }

    private static ZipParameters entry(String name, EncryptionMethod method, boolean stored) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        parameters.setEncryptFiles(method != EncryptionMethod.NONE);
        parameters.setEncryptionMethod(method);
        parameters.setCompressionMethod(
                stored ? CompressionMethod.STORE : CompressionMethod.DEFLATE);
        if (stored) {
            parameters.setEntrySize(TEXT.getBytes(StandardCharsets.UTF_8).length);
        }
        return parameters;
    }

    private static byte[] zip(String password, ZipParameters... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, password.toCharArray())) {
            for (ZipParameters entry : entries) {
                zip.putNextEntry(entry);
                zip.write(TEXT.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private Path mixed() throws IOException {
        return Files.write(
                folder.resolve("logs.zip"),
                zip(
                        "corr\u00e8ct horse",
                        entry("a.json", EncryptionMethod.ZIP_STANDARD, false),
                        entry("b.json", EncryptionMethod.AES, false),
                        entry("c.json", EncryptionMethod.NONE, false),
                        entry("d.json", EncryptionMethod.ZIP_STANDARD, true),
                        entry("e.json", EncryptionMethod.AES, true)));
    }

    private static Seen walk(Path file, ZipPasswords passwords) throws IOException {
        Seen seen = new Seen();
        new Containers(passwords).walk(file, "logs.zip", seen);
        return seen;
    }

    private ZipPasswords passwords(String... lines) throws IOException {
        return ZipPasswords.read(
                Files.writeString(folder.resolve("pass"), String.join("\r\n", lines) + "\n"));
    }

    @Test
    void readsEveryEntryAndFindsEachAgain() throws IOException {
        Path file = mixed();
        ZipPasswords right = passwords("wrong", "", "corr\u00e8ct horse", "also wrong");
        Seen seen = walk(file, right);
        assertThat(seen.lines)
                .containsExactly(
                        "logs.zip!/a.json: read",
                        "logs.zip!/b.json: read",
                        "logs.zip!/c.json: read",
                        "logs.zip!/d.json: read",
                        "logs.zip!/e.json: read");
        assertThat(seen.read.stream().map(MemberStep::path))
                .containsExactly("zip-crypto:0", "zip-aes:1", "zip:2", "zip-crypto:3", "zip-aes:4");
        for (List<MemberStep> steps : seen.read) {
            try (InputStream again = new ContainerMembers(right).open(file, steps)) {
                assertThat(new String(again.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(TEXT);
            }
        }
        assertThatThrownBy(() -> new ContainerMembers().open(file, seen.read.get(1)))
                .hasMessage("the zip entry is encrypted and no password was given");
    }

    @Test
    void withoutAPasswordTheOthersAreReadAndEachLockedEntryIsNamed() throws IOException {
        assertThat(walk(mixed(), ZipPasswords.NONE).lines)
                .containsExactly(
                        "logs.zip!/a.json: the zip entry is encrypted and no password was given",
                        "logs.zip!/b.json: the zip entry is encrypted and no password was given",
                        "logs.zip!/c.json: read",
                        "logs.zip!/d.json: the zip entry is encrypted and no password was given",
                        "logs.zip!/e.json: the zip entry is encrypted and no password was given");
    }

    /// The traditional encryption keeps one byte to check a password by: of a thousand wrong ones
    /// some seem to fit, and still none may give content.
    @Test
    void noWrongPasswordGivesContent() throws IOException {
        Path file = mixed();
        for (int i = 0; i < 1_000; i++) {
            Seen seen = walk(file, ZipPasswords.of(("wrong" + i).toCharArray()));
            assertThat(seen.lines)
                    .hasSize(5)
                    .filteredOn(line -> line.endsWith(": read"))
                    .containsExactly("logs.zip!/c.json: read");
            assertThat(seen.lines).noneMatch(line -> line.endsWith("something else"));
        }
    }

    @Test
    void theRightPasswordIsFoundAmongSomeThatSeemToFit() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add("wrong" + i);
        }
        many.add("corr\u00e8ct horse");
        assertThat(walk(mixed(), passwords(many.toArray(String[]::new))).lines)
                .allMatch(line -> line.endsWith(": read"))
                .hasSize(5);
    }

    @Test
    void damageInAnEncryptedEntryIsSaid() throws IOException {
        byte[] bytes = zip("p", entry("a", EncryptionMethod.AES, true));
        bytes[bytes.length / 2] ^= 1;
        Seen seen = walk(Files.write(folder.resolve("x.zip"), bytes), passwords("p"));
        assertThat(seen.lines)
                .singleElement()
                .asString()
                .startsWith(
                        "logs.zip!/a: the encrypted zip entry is damaged, or the password is"
                                + " another: ");
    }

    @Test
    void passwordsAreNotPrintedAndAFileWithoutAnyIsRefused() throws IOException {
        assertThat(passwords("secret").toString()).isEqualTo("1 zip passwords");
        assertThat(passwords("a").and(passwords("a", "b")).toString()).isEqualTo("2 zip passwords");
        assertThatThrownBy(() -> passwords("", "")).hasMessageEndingWith("pass holds no password.");
        Path noText = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 's'});
        assertThatThrownBy(() -> ZipPasswords.read(noText)).hasMessageEndingWith("no UTF-8 text.");
    }
}
