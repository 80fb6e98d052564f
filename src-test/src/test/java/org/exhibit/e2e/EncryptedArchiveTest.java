package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Logs in an encrypted archive become events with the password, problems without, and the password
/// itself goes nowhere.
class EncryptedArchiveTest {
    private static final String PASSWORD = "h0rse-battery-staple";

    @TempDir Path folder;

    private Path archive = Path.of("");
    private Path right = Path.of("");
    private Path wrong = Path.of("");

    @BeforeEach
    void write() throws IOException {
        archive = folder.resolve("logs.zip");
        try (ZipFile zip = new ZipFile(archive.toFile(), PASSWORD.toCharArray())) {
            add(zip, "open.log", EncryptionMethod.NONE, 1);
            add(zip, "old.log", EncryptionMethod.ZIP_STANDARD, 2);
            add(zip, "new.log", EncryptionMethod.AES, 3);
        }
        right = Files.writeString(folder.resolve("right"), PASSWORD + "\n");
        wrong = Files.writeString(folder.resolve("wrong"), "another\n");
    }

    private static void add(ZipFile zip, String name, EncryptionMethod method, int host)
            throws IOException {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip(name);
        entry.setEncryptFiles(method != EncryptionMethod.NONE);
        entry.setEncryptionMethod(method);
        String line =
                "2 111122223333 eni-0a1b2c3d4e5f60718 10.0.0.5 198.51.100.%d 443 50001 6 10 900"
                        + " 1773133200 1773133260 ACCEPT OK\n";
        zip.addStream(
                new java.io.ByteArrayInputStream(
                        line.formatted(host).getBytes(StandardCharsets.UTF_8)),
                entry);
    }

    @Test
    void whatIsLockedIsNamedAndReadOnceThePasswordIsThere() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        assertThat(imported.acquire(archive, "--zip-pass-file", wrong).status()).isZero();
        assertThat(imported.counts()).isEqualTo("1 = 1 + 0 + 0");
        String reason = ": the zip entry is encrypted and none of the passwords given opens it";
        assertThat(imported.json("problems", imported.folder(), "--json"))
                .extracting(problem -> problem.path("reason").asText())
                .containsExactly("logs.zip!/old.log" + reason, "logs.zip!/new.log" + reason);
        assertThat(imported.status().path("unreadableFiles").asInt()).isEqualTo(2);

        assertThat(imported.acquire(archive, "--zip-pass-file", right).status()).isZero();
        assertThat(imported.counts()).isEqualTo("3 = 3 + 0 + 0");
        assertThat(imported.status().path("unreadableFiles").asInt()).isZero();
        assertThat(imported.json("problems", imported.folder(), "--json")).isEmpty();

        TestCase atOnce = TestCase.make(folder.resolve("at-once"));
        assertThat(atOnce.acquire(archive, "--zip-pass-file", right).status()).isZero();
        assertThat(imported.events()).isEqualTo(atOnce.events());
        assertThat(imported.acquire(archive, "--zip-pass-file", wrong).status()).isZero();
        assertThat(imported.events()).isEqualTo(atOnce.events());
        assertPasswordNowhere(imported.folder());
    }

    @Test
    void aRecordIsReadAgainWithThePasswordOnly() throws IOException {
        TestCase imported = TestCase.make(folder.resolve("case"));
        assertThat(imported.acquire(archive, "--zip-pass-file", right).status()).isZero();
        JsonNode event = imported.search("dstIp:198.51.100.3").getFirst();
        assertThat(event.at("/origin/member/0/kind").asText()).isEqualTo("zip-aes");
        List<Object> show = List.of("show", imported.folder(), event.path("id").asText(), "--raw");
        CommandRun locked = CommandRun.of(show.toArray());
        assertThat(locked.status()).isEqualTo(1);
        assertThat(locked.messages()).contains("the zip entry is encrypted and no password");
        assertThat(
                        CommandRun.output(
                                show.get(0),
                                show.get(1),
                                show.get(2),
                                "--raw",
                                "--zip-pass-file",
                                right))
                .startsWith("2 111122223333 ")
                .contains("198.51.100.3");
        assertThat(imported.search("--raw", "--zip-pass-file", right)).hasSize(3);
        assertThat(CommandRun.of("verify", imported.folder()).status()).isZero();
    }

    private static void assertPasswordNowhere(Path caseFolder) throws IOException {
        for (Path file : BundledLogs.files(caseFolder)) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(bytes.contains(PASSWORD)).as(file.toString()).isFalse();
        }
    }
}
