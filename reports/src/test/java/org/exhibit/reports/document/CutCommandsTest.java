package org.exhibit.reports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import net.lingala.zip4j.ZipFile;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.EncryptionMethod;

import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;
import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.RawRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Runs the printed commands in a shell: what they print must be what is printed below them.
class CutCommandsTest {
    private static final byte[] CONTENT =
            "{\"Records\":[{\"eventName\":\"GetObject\"},{}]}".getBytes(StandardCharsets.UTF_8);
    private static final int OFFSET = 12;
    private static final int LENGTH = 25;

    private static final String PASSWORD = "it's a \"pass\" $word";

    @TempDir Path folder;

    @Test
    void cutFromAPlainFile() throws Exception {
        assertHolds(exhibit(CONTENT, "logs/a.json", List.of()));
    }

    @Test
    void cutFromAGzippedFile() throws Exception {
        assertHolds(exhibit(gzip(CONTENT), "logs/a.json.gz", List.of()));
    }

    @Test
    void cutFromAZipWhateverItsEntryIsCalled() throws Exception {
        assumeThat(Path.of("/usr/bin/unzip")).exists();
        for (String name :
                List.of(
                        "a.json",
                        "with 'quotes' and $(touch hacked).json",
                        "st*r[1]?.json",
                        "a\nb\u202e.json")) {
            byte[] zip = zip(name, gzip(CONTENT));
            MemberStep step =
                    new MemberStep(MemberStep.Kind.ZIP, name, "", 0, Digest.of(gzip(CONTENT)));
            assertHolds(exhibit(zip, "export.zip", List.of(step)));
            assertThat(folder.resolve("hacked")).doesNotExist();
        }
    }

    @Test
    void cutFromATarWhateverItsEntryIsCalled() throws Exception {
        for (String name : List.of("a.json", "-rf 'x' $(touch hacked)", "b\\c\td")) {
            Path inside = Files.createDirectories(folder.resolve("in")).resolve(name);
            Files.write(inside, CONTENT);
            Path tar = folder.resolve("export.tar");
            run("tar", "-cf", tar.toString(), "-C", folder.resolve("in").toString(), "--", name);
            Files.delete(inside);
            MemberStep step = new MemberStep(MemberStep.Kind.TAR, name, "", 0, Digest.of(CONTENT));
            assertHolds(exhibit(Files.readAllBytes(tar), "export.tar", List.of(step)));
            assertThat(folder.resolve("hacked")).doesNotExist();
        }
    }

    @Test
    void cutFromAnEncryptedZipWithThePasswordThatThePackDoesNotHold() throws Exception {
        for (String name :
                List.of("a.json.gz", "-p 'x' $(touch hacked)", "a[b]*.gz", "\u00e9.gz")) {
            Files.write(folder.resolve("in"), gzip(CONTENT));
            Path zip = folder.resolve("locked.zip");
            Files.deleteIfExists(zip);
            encrypt(zip, name, EncryptionMethod.ZIP_STANDARD);
            MemberStep step =
                    new MemberStep(
                            MemberStep.Kind.ZIP_CRYPTO, name, "", 0, Digest.of(gzip(CONTENT)));
            assertHolds(exhibit(Files.readAllBytes(zip), "export.zip", List.of(step)));
        }
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void cutFromAZipEncryptedWithAes() throws Exception {
        String sevenZip = sevenZip();
        Assumptions.assumeTrue(!sevenZip.isEmpty(), "no 7z here");
        Files.createSymbolicLink(
                Files.createDirectories(folder.resolve("bin")).resolve("7z"), Path.of(sevenZip));
        for (String name : List.of("a.json.gz", "-p 'x' $(touch hacked)", "@b.gz", "a[b]*.gz")) {
            Path zip = folder.resolve("locked.zip");
            Files.deleteIfExists(zip);
            encrypt(zip, name, EncryptionMethod.AES);
            MemberStep step =
                    new MemberStep(MemberStep.Kind.ZIP_AES, name, "", 0, Digest.of(gzip(CONTENT)));
            assertHolds(exhibit(Files.readAllBytes(zip), "export.zip", List.of(step)));
        }
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    private static void encrypt(Path zip, String name, EncryptionMethod method) throws IOException {
        ZipParameters entry = new ZipParameters();
        entry.setFileNameInZip(name);
        entry.setEncryptFiles(true);
        entry.setEncryptionMethod(method);
        try (ZipFile file = new ZipFile(zip.toFile(), PASSWORD.toCharArray())) {
            file.addStream(new java.io.ByteArrayInputStream(gzip(CONTENT)), entry);
        }
    }

    private static String sevenZip() {
        for (String folder : System.getenv("PATH").split(":")) {
            for (String name : List.of("7z", "7zz")) {
                if (Files.isExecutable(Path.of(folder, name))) {
                    return Path.of(folder, name).toString();
                }
            }
        }
        return "";
    }

    private void assertHolds(ExhibitFacts exhibit) throws Exception {
        List<String> lines = new CutCommands(exhibit).lines();
        Path script = folder.resolve("commands.sh");
        Files.write(script, lines);
        List<String> expected = new ArrayList<>();
        for (String line : lines) {
            assertThat(line).matches("\\p{ASCII}*");
            if (line.startsWith("# ")) {
                expected.add(line.substring(2));
            }
        }
        List<String> printed = new ArrayList<>();
        run("bash", script.toString())
                .lines()
                .forEach(line -> printed.add(line.replaceAll(" .*", "")));
        assertThat(printed).isEqualTo(expected);
    }

    private ExhibitFacts exhibit(byte[] item, String path, List<MemberStep> member)
            throws IOException {
        Digest evidence = Digest.of(item);
        String hex = evidence.hex();
        Path place =
                folder.resolve("evidence").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
        Files.createDirectories(place.getParent());
        Files.write(place, item);
        Origin origin = new Origin(evidence, path, member, 1, OFFSET, LENGTH, null, null);
        LogEvent event = LogEvent.builder(SourceKind.CLOUDTRAIL).build();
        FileRow row =
                new FileRow(
                        1,
                        path,
                        member,
                        evidence,
                        Digest.of(CONTENT),
                        item.length,
                        FileRow.Kind.LOG,
                        "cloudtrail",
                        SourceKind.CLOUDTRAIL,
                        new Counts(1, 1, 0, 0),
                        0);
        return new ExhibitFacts(
                new MarkedExhibit(1, "id", "", "R. Okafor", Instant.EPOCH),
                new StoredEvent("id", event, origin, Citation.of(1, origin), "layout", null),
                new RawRecord(Arrays.copyOfRange(CONTENT, OFFSET, OFFSET + LENGTH)),
                row,
                RecordVerdicts.none().of(origin));
    }

    private String run(String... command) throws Exception {
        Process process =
                command(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
    }

    private ProcessBuilder command(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ZIP_PASSWORD", PASSWORD);
        builder.environment()
                .merge("PATH", folder.resolve("bin").toString(), (a, b) -> b + ':' + a);
        return builder;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }
}
