package org.exhibit.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.SampleFindings;
import org.exhibit.reports.check.PackCheck;
import org.exhibit.reports.facts.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

class PackBuilderTest {
    @TempDir Path folder;
    private BuiltPack packs;

    @BeforeEach
    void makeKey() throws IOException {
        packs = new BuiltPack(folder);
    }

    @Test
    void reportsWhatWasBuilt() throws Exception {
        SampleCase sample = SampleCase.usual();
        PackResult result = packs.build(sample, List.of(sample.timeline()), "out.pdf");

        assertThat(result)
                .isEqualTo(
                        new PackResult(
                                folder.resolve("out.pdf"),
                                result.packId(),
                                Digest.of(Files.readAllBytes(folder.resolve("out.pdf"))),
                                result.pages(),
                                4,
                                result.unsignedSha256(),
                                3,
                                sample.custody().getLast().hash()));
        assertThat(result.packId()).matches("P-[0-9a-f]{8}");
        assertThat(result.pages()).isGreaterThan(10);
    }

    @Test
    void writesTheHashBesideThePackAsSha256sumReadsIt() throws Exception {
        PackResult result = packs.build(SampleCase.usual(), List.of(), "out.pdf");

        assertThat(folder.resolve("out.pdf.sha256")).hasContent(result.sha256() + "  out.pdf\n");
        assertThat(left()).containsExactly("key.p12", "out.pdf", "out.pdf.sha256");
    }

    @Test
    void givesTheSameBytesBeforeSigningInAnotherLocaleAndZone() throws Exception {
        SampleCase sample = SampleCase.usual();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Digest here = packs.build(sample, List.of(sample.timeline()), "here.pdf").unsignedSha256();
        Digest twice =
                packs.build(sample, List.of(sample.timeline()), "twice.pdf").unsignedSha256();
        Digest there;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            there = packs.build(sample, List.of(sample.timeline()), "there.pdf").unsignedSha256();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }

        assertThat(twice).isEqualTo(here);
        assertThat(there).isEqualTo(here);
    }

    @Test
    void findingsAndSubjectsGiveASignedPackThatHolds() throws Exception {
        SampleCase sample = SampleCase.usual();
        Statements all =
                new Statements(
                        List.of(sample.timeline()),
                        List.of(SampleFindings.subject("E-01/aaaaaaaa#1")),
                        SampleFindings.of("E-01/aaaaaaaa#1"));
        PackResult one = build(sample, packs.request(all, "one.pdf"), new CancelToken());
        PackResult two = build(sample, packs.request(all, "two.pdf"), new CancelToken());
        PackResult bare = packs.build(sample, List.of(sample.timeline()), "bare.pdf");

        assertThat(two.unsignedSha256()).isEqualTo(one.unsignedSha256());
        assertThat(bare.packId()).isNotEqualTo(one.packId());
        assertThat(PackCheck.check(one.pdf()).ok()).isTrue();
    }

    @Test
    void anEarlierPacksOwnEntriesDoNotChangeTheNextPack() throws Exception {
        SampleCase sample = SampleCase.usual();
        Digest first = packs.build(sample, List.of(), "first.pdf").unsignedSha256();
        sample.entry("run-started", Map.of("command", "pack build"));
        sample.entry("pack-signed", Map.of("sha256", "…"));
        PackResult second = packs.build(sample, List.of(), "second.pdf");

        assertThat(second.unsignedSha256()).isEqualTo(first);
        assertThat(second.custodySequence()).isEqualTo(3);
    }

    @Test
    void aChangedFactChangesThePack() throws Exception {
        SampleCase sample = SampleCase.usual();
        PackResult before = packs.build(sample, List.of(), "before.pdf");
        sample.entry("exhibit-added", Map.of("exhibit", "EX-0005"));
        PackResult after = packs.build(sample, List.of(), "after.pdf");

        assertThat(after.unsignedSha256()).isNotEqualTo(before.unsignedSha256());
        assertThat(after.packId()).isNotEqualTo(before.packId());
        assertThat(after.custodySequence()).isEqualTo(4);
    }

    @Test
    void printsCustodyUpToTheEntryAskedFor() throws Exception {
        PackRequest asked =
                new PackRequest(
                        SampleCase.FREEZE,
                        2L,
                        List.of(),
                        packs.key(),
                        BuiltPack.password(),
                        folder.resolve("out.pdf"),
                        "0.1.0");
        SampleCase sample = SampleCase.usual();

        PackResult result = build(sample, asked, new CancelToken());

        assertThat(result.custodySequence()).isEqualTo(2);
        assertThat(result.custodyHead()).isEqualTo(sample.custody().get(1).hash());
    }

    @Test
    void forgetsThePasswordWhateverHappens() throws Exception {
        PackRequest good = packs.request(List.of(), "out.pdf");
        build(SampleCase.usual(), good, new CancelToken());
        char[] wrong = "wrong".toCharArray();
        PackRequest bad =
                new PackRequest(
                        SampleCase.FREEZE,
                        null,
                        List.of(),
                        packs.key(),
                        wrong,
                        folder.resolve("out.pdf"),
                        "0.1.0");
        assertThatThrownBy(() -> build(SampleCase.usual(), bad, new CancelToken()))
                .isInstanceOf(IOException.class);

        assertThat(good.password()).containsOnly('\0');
        assertThat(wrong).containsOnly('\0');
    }

    @Test
    void aCancelledBuildLeavesNothingAndKeepsAnOlderPack() throws Exception {
        Files.writeString(folder.resolve("out.pdf"), "older");
        CancelToken cancel = new CancelToken();
        cancel.cancel();

        assertThatThrownBy(() ->
                        build(SampleCase.usual(), packs.request(List.of(), "out.pdf"), cancel))
                .isInstanceOf(CancellationException.class);

        assertThat(folder.resolve("out.pdf")).hasContent("older");
        assertThat(left()).containsExactly("key.p12", "out.pdf");
    }

    @Test
    void aFailedBuildLeavesNothing() throws Exception {
        SampleCase tampered = SampleCase.usual();
        tampered.tamper(1);
        assertThatThrownBy(() -> packs.build(tampered, List.of(), "out.pdf"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("custody entry 2 was changed");

        SampleCase wrong = SampleCase.usual();
        wrong.miscount(1);
        assertThatThrownBy(() -> packs.build(wrong, List.of(), "out.pdf"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not add up");

        assertThat(left()).containsExactly("key.p12");
    }

    @Test
    void saysThatTheFolderIsMissing() {
        assertThatThrownBy(() -> packs.build(SampleCase.usual(), List.of(), "absent/out.pdf"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void postsItsProgress() throws Exception {
        ProgressBoard board = new ProgressBoard();
        new PackBuilder(InstantSource.fixed(BuiltPack.SIGNED))
                .build(
                        SampleCase.usual(),
                        packs.request(List.of(), "out.pdf"),
                        board,
                        new CancelToken());
        assertThat(board.latest()).isEqualTo(Progress.of(Progress.Stage.DONE, "out.pdf"));
    }

    @Test
    void buildsAnEmptyCaseToo() throws Exception {
        PackResult result = packs.build(new SampleCase(), List.of(), "out.pdf");
        assertThat(result.exhibits()).isZero();
    }

    private static PackResult build(SampleCase sample, PackRequest request, CancelToken cancel)
            throws IOException {
        Instant now = BuiltPack.SIGNED;
        return new PackBuilder(InstantSource.fixed(now))
                .build(sample, request, new ProgressBoard(), cancel);
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
