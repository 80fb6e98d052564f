package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.app.investigation.BundledInvestigation;
import org.exhibit.app.investigation.WrittenInvestigation;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The whole job, as a newcomer runs it.
class DemoTest {
    @TempDir Path folder;

    private CommandRun child(Object... arguments) throws IOException, InterruptedException {
        return ChildRun.start(
                        folder,
                        Map.of("XDG_CONFIG_HOME", folder.resolve("settings").toString()),
                        arguments)
                .finish();
    }

    @Test
    void doesTheWholeJobAndDoesItAgain() throws IOException, InterruptedException {
        Path demo = folder.resolve("demo");
        CommandRun run = child("demo", demo);
        assertThat(run.status()).as(run.messages()).isZero();
        assertThat(run.output())
                .contains("Case  " + demo.resolve("case"))
                .contains("Key   " + demo.resolve("demo-key.p12"))
                .contains("Pack  " + demo.resolve("evidence-pack.pdf"))
                .endsWith("The pack verifies.\n");
        assertThat(run.messages()).contains("Acquiring and indexing");
        TestCase made = new TestCase(demo.resolve("case"));
        countsAreThoseWritten(made);
        assertThat(Files.readString(folder.resolve("settings/exhibit/last-case")).strip())
                .isEqualTo(demo.resolve("case").toString());

        Path pack = demo.resolve("evidence-pack.pdf");
        assertThat(CommandRun.of("verify", pack).status()).isZero();
        assertThat(Files.readString(demo.resolve("evidence-pack.pdf.sha256")))
                .contains("evidence-pack.pdf");
        flippedByteIsNoticed(pack);
        ownKeyBuildsAnotherPack(demo);

        String exhibits = CommandRun.output("exhibits", "list", made.folder());
        CommandRun again = CommandRun.of("demo", demo);
        assertThat(again.status()).as(again.messages()).isZero();
        assertThat(again.messages()).doesNotContain("Acquiring").contains("0 exhibits numbered");
        assertThat(CommandRun.output("exhibits", "list", made.folder())).isEqualTo(exhibits);
        assertThat(CommandRun.of("verify", made.folder()).status()).isZero();
    }

    private void countsAreThoseWritten(TestCase made) throws IOException {
        WrittenInvestigation written = BundledInvestigation.write(folder.resolve("again"));
        for (SourceKind source : SourceKind.values()) {
            Counts counts = written.counts(source);
            assertThat(TestCase.counts(made.status().path("bySource").path(source.word())))
                    .isEqualTo(
                            "%d = %d + %d + %d",
                            counts.records(),
                            counts.events(),
                            counts.duplicates(),
                            counts.rejected());
        }
        assertThat(made.status().path("referenceFiles").asLong())
                .isEqualTo(written.referenceFiles());
        assertThat(made.status().path("unknownFiles").asLong()).isEqualTo(written.unknownFiles());
    }

    private void flippedByteIsNoticed(Path pack) throws IOException {
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Path flipped = folder.resolve("flipped.pdf");
        Files.write(flipped, bytes);
        CommandRun run = CommandRun.of("verify", flipped, "--json");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.output()).startsWith("{\"ok\":false,");
    }

    private void ownKeyBuildsAnotherPack(Path demo) throws IOException {
        Path one = folder.resolve("one.pdf");
        Path two = folder.resolve("two.pdf");
        for (Path out : new Path[] {one, two}) {
            CommandRun run =
                    CommandRun.of(
                            "pack",
                            "build",
                            demo.resolve("case"),
                            "--key",
                            demo.resolve("demo-key.p12"),
                            "--pass-file",
                            demo.resolve("demo-key-password.txt"),
                            "--freeze",
                            "2026-11-20T12:00:00Z",
                            "--timeline",
                            "s3://phi/ct/*",
                            "-o",
                            out);
            assertThat(run.status()).as(run.messages()).isZero();
        }
        // The same freeze gives the same pages; the signature carries its own time.
        assertThat(manifest(one)).isEqualTo(manifest(two));
    }

    /// The check of a pack names the manifest's hash, which covers all that is stated.
    private static String manifest(Path pack) {
        return CommandRun.output("verify", pack)
                .lines()
                .filter(line -> line.contains("manifest  "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesForeignFoldersAlone() throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "mine");
        CommandRun run = CommandRun.of("demo", foreign);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.messages()).contains(foreign.toString());
        assertThat(foreign.toFile().list()).containsExactly("thesis.txt");
    }
}
