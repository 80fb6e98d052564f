package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// What the chain of custody says of people and contents, as `exhibit custody CASE --json` has it.
class CustodyFieldsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir Path folder;

    private Path root = Path.of("");

    @BeforeEach
    void make() throws IOException {
        root = folder.resolve("case");
        CommandRun.output(
                "case", "new", root, "--title", "T", "--examiner", "E", "--role", "specialist");
    }

    private JsonNode entry(String kind) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : MAPPER.readTree(CommandRun.output("custody", root, "--json"))) {
            if (entry.path("kind").asText().equals(kind)) {
                found.add(entry.path("details"));
            }
        }
        assertThat(found).as(kind).isNotEmpty();
        return found.getLast();
    }

    @Test
    void theRoleOfThePersonStandsInTheCaseAndInEveryRun() throws IOException {
        assertThat(entry("case-created").path("role").asText()).isEqualTo("specialist");
        Files.writeString(folder.resolve("a.log"), HostileLogs.lines("b", 2));
        CommandRun.output("acquire", "files", root, folder.resolve("a.log"));
        assertThat(entry("run-started").path("role").asText()).isEqualTo("specialist");
        assertThat(CommandRun.of("verify", root).status()).isZero();
    }

    @Test
    void packedContentsHaveTheirOwnHashes() throws IOException {
        byte[] line = HostileLogs.lines("b", 2).getBytes(StandardCharsets.UTF_8);
        byte[] other = HostileLogs.lines("c", 3).getBytes(StandardCharsets.UTF_8);
        Path packed = folder.resolve("a.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(line);
        }
        Path zip = folder.resolve("z.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("in.log"));
            out.write(other);
            out.closeEntry();
        }
        Path plain = Files.writeString(folder.resolve("p.log"), HostileLogs.lines("d", 1));
        CommandRun.output("acquire", "files", root, packed, zip, plain);
        JsonNode details = entry("content-hashed");
        assertThat(details.path("columns").asText()).isEqualTo("sha256 member content");
        List<String> rows = new ArrayList<>();
        MAPPER.readTree(details.path("files").asText())
                .forEach(row ->
                        rows.add(
                                row.path(0).asText()
                                        + ' '
                                        + row.path(1).asText()
                                        + ' '
                                        + row.path(2).asText()));
        assertThat(rows)
                .containsExactlyInAnyOrder(
                        Digest.of(Files.readAllBytes(packed)) + "  " + Digest.of(line),
                        Digest.of(Files.readAllBytes(zip)) + " zip:0 " + Digest.of(other));
        // The same again adds nothing.
        CommandRun.output("acquire", "files", root, packed);
        assertThat(MAPPER.readTree(entry("content-hashed").path("files").asText())).hasSize(2);
        assertThat(CommandRun.of("verify", root).status()).isZero();
    }

    @Test
    void whatWasDoneOutsideIsEnteredWithTheStateOfTheSeals() throws IOException {
        CommandRun.output(
                "custody",
                "transfer",
                root,
                "--from",
                "E, laboratory",
                "--to",
                "clerk of the court",
                "--reason",
                "order 12/26",
                "--how",
                "sealed disk 4");
        JsonNode said = entry("transferred");
        assertThat(said.toString())
                .isEqualTo(
                        "{\"from\":\"E, laboratory\",\"to\":\"clerk of the"
                                + " court\",\"reason\":\"order 12/26\",\"how\":\"sealed disk"
                                + " 4\",\"seals\":\"the case was never sealed\"}");
        CommandRun.output("custody", "access", root, "--by", "expert", "--reason", "opinion");
        CommandRun.output("custody", "storage", root, "--place", "vault", "--encryption", "LUKS");
        CommandRun.output("custody", "change", root, "--what", "w", "--reason", "r");
        CommandRun.output(
                "custody", "disposal", root, "--what", "w", "--how", "h", "--reason", "r");
        assertThat(entry("accessed").path("by").asText()).isEqualTo("expert");
        assertThat(entry("stored").path("encryption").asText()).isEqualTo("LUKS");
        assertThat(entry("changed").path("seals").asText()).isNotEmpty();
        assertThat(entry("disposed").path("how").asText()).isEqualTo("h");
        assertThat(CommandRun.of("verify", root).status()).isZero();
        assertThat(CommandRun.of("custody", "transfer", root, "--to", "X").status()).isEqualTo(2);
    }
}
