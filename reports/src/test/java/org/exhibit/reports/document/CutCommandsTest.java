package org.exhibit.reports.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

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
import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.RawRecord;
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
                row);
    }

    private String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return out;
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
