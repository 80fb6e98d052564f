package org.exhibit.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.facts.PackFacts;
import org.exhibit.reports.facts.PackSnapshot;
import org.exhibit.reports.facts.TimelineSection;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the document's text, whatever it will look like.
class PackPagesTest {
    static final CertificateFacts SIGNER =
            new CertificateFacts(
                    "CN=R. Okafor",
                    "R. Okafor",
                    "CN=R. Okafor",
                    "4f12",
                    Instant.EPOCH,
                    Instant.EPOCH,
                    new Digest("ab".repeat(32)),
                    true);

    @Test
    void statesTheAccountingOnItsCover() throws Exception {
        assertThat(text(SampleCase.usual(), List.of()))
                .contains(
                        "5 records were read: 4 events, 0 duplicates, 1 rejected. The sum holds."
                                + " files.csv");
    }

    @Test
    void everyStatementOfTheCoverRestsOnSomething() throws Exception {
        List<List<Phrase>> rows =
                pages(SampleCase.usual(), List.of()).blocks().stream()
                        .filter(Block.Table.class::isInstance)
                        .map(Block.Table.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .rows();
        assertThat(rows).hasSize(5);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.getLast().runs()).anyMatch(Run.Cite.class::isInstance));
    }

    @Test
    void anEmptyTimelineSaysWhatWasSearched() throws Exception {
        TimelineSection nothing =
                new TimelineSection("x", "s3://b/x", List.of(), List.of("Only March was logged."));
        assertThat(text(SampleCase.usual(), List.of(nothing)))
                .contains("No record found. ")
                .contains(
                        "Searched were 4 events, events between 2026-11-18 10:22:31Z and 2026-11-18"
                                + " 11:30:00Z")
                .contains("Only March was logged.");
    }

    @Test
    void aCitationOfAnExhibitPointsToIt() throws Exception {
        SampleCase sample = SampleCase.usual();
        List<Run.Cite> cites = new ArrayList<>();
        for (Block block : pages(sample, List.of(sample.timeline())).blocks()) {
            if (block instanceof Block.Table table && table.summary().startsWith("Timeline")) {
                table.rows()
                        .forEach(row ->
                                row.getLast()
                                        .runs()
                                        .forEach(run -> {
                                            if (run instanceof Run.Cite cite) {
                                                cites.add(cite);
                                            }
                                        }));
            }
        }
        assertThat(cites)
                .extracting(Run.Cite::anchor)
                .containsExactly("ex-0001", "ex-0002", "ex-0003", "ex-0004");
    }

    @Test
    void saysSoWhereTheFreezeIsEarlierThanTheLastEntry() throws Exception {
        SampleCase sample = SampleCase.usual();
        assertThat(text(sample, List.of())).doesNotContain("Freeze and entries.");
        PackFacts early = facts(sample, SampleCase.START.minusSeconds(60), List.of());
        assertThat(text(PackPages.of(early, Companions.of(early)))).contains("Freeze and entries.");
    }

    @Test
    void printsTheLimitsOfTheSourcesItUsesOnly() throws Exception {
        SampleCase sample = new SampleCase();
        sample.cloudTrail("GetObject", "k", "", 0);
        assertThat(text(sample, List.of()))
                .contains("switched data events on")
                .doesNotContain("best effort")
                .doesNotContain("SKIPDATA");
    }

    @Test
    void aLongChainOfCustodyIsCutInTheMiddleAndSaysSo() throws Exception {
        SampleCase sample = new SampleCase();
        for (int i = 0; i < 500; i++) {
            sample.entry("noted", Map.of("n", Integer.toString(i)));
        }
        assertThat(text(sample, List.of()))
                .contains("Entries 101 to 203 are not printed; all stand in custody.jsonl");
    }

    @Test
    void theManifestNamesEveryOtherAttachment() throws Exception {
        PackFacts facts = facts(SampleCase.usual(), SampleCase.FREEZE, List.of());
        Companions companions = Companions.of(facts);
        String manifest =
                new String(
                        companions.manifest().content(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(companions.attachments())
                .extracting(Attachment::name)
                .containsExactly(
                        "exhibits/EX-0001.json",
                        "exhibits/EX-0002.json",
                        "exhibits/EX-0003.txt",
                        "exhibits/EX-0004.txt",
                        "timeline.csv",
                        "files.csv",
                        "problems.csv",
                        "custody.jsonl",
                        "manifest.json");
        assertThat(companions.attachments())
                .filteredOn(attachment -> !attachment.name().equals("manifest.json"))
                .allSatisfy(attachment ->
                        assertThat(manifest)
                                .contains("\"path\" : \"" + attachment.name() + "\"")
                                .contains(attachment.sha256().hex()));
    }

    private static PackFacts facts(
            SampleCase sample, Instant freeze, List<TimelineSection> timelines) throws IOException {
        return new PackSnapshot(sample, new CancelToken())
                .take(freeze, null, timelines, List.of(SIGNER), "0.1.0");
    }

    private static PackDocument pages(SampleCase sample, List<TimelineSection> timelines)
            throws IOException {
        PackFacts facts = facts(sample, SampleCase.FREEZE, timelines);
        return PackPages.of(facts, Companions.of(facts));
    }

    private static String text(SampleCase sample, List<TimelineSection> timelines)
            throws IOException {
        return text(pages(sample, timelines));
    }

    static String text(PackDocument document) {
        StringBuilder out = new StringBuilder();
        for (Block block : document.blocks()) {
            switch (block) {
                case Block.Paragraph paragraph -> out.append(text(paragraph.text()));
                case Block.Notice notice -> out.append(text(notice.text()));
                case Block.Table table ->
                        table.rows()
                                .forEach(row ->
                                        row.forEach(cell -> out.append(text(cell)).append(' ')));
                case Block.KeyValues pairs ->
                        pairs.pairs().forEach(pair -> out.append(text(pair.value())));
                case Block.Heading heading -> out.append(heading.text());
                case Block.Title title -> out.append(title.title());
                case Block.Strip strip ->
                        strip.pairs().forEach(pair -> out.append(text(pair.value())));
                case Block.Code code -> out.append(code.lines());
                case Block.Steps steps ->
                        steps.steps().forEach(step -> out.append(text(step.text())));
                case Block.Seal seal -> out.append(seal.name());
                case Block.Drawing drawing -> out.append(drawing.caption());
                case Block.EscapeCount count -> out.append("");
                case Block.PageBreak pageBreak -> out.append("");
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String text(Phrase phrase) {
        StringBuilder out = new StringBuilder();
        for (Run run : phrase.runs()) {
            switch (run) {
                case Run.Text text -> out.append(text.text());
                case Run.Strong strong -> out.append(strong.text());
                case Run.Log log -> out.append(log.text());
                case Run.Cite cite -> out.append(cite.label());
                case Run.Strength strength -> out.append(strength.word());
            }
        }
        return out.toString();
    }
}
