package org.exhibit.reports.document;

import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// Section 7: what such logs cannot show, and what the printed times mean.
final class LimitsSection {
    private final PackFacts facts;

    LimitsSection(PackFacts facts) {
        this.facts = facts;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "7 Limits and times", "limits"));
        blocks.add(new Block.Heading(2, "7.1 What the logs cannot show", "limits-logs"));
        blocks.add(
                body(
                        "That no record of an act was found does not show that the act did not"
                            + " happen. It could show it only where records prove that acts of this"
                            + " kind were being logged in that account and region at that time."));
        blocks.addAll(new CoverageBlocks(facts.coverage()).blocks());
        for (SourceKind source : SourceKind.values()) {
            if (facts.totals().bySource().containsKey(source)) {
                blocks.add(
                        new Block.Paragraph(
                                Phrase.EMPTY.strong(source.label() + ". ").text(limit(source)),
                                Tone.BODY));
            }
        }
        blocks.add(
                new Block.Paragraph(
                        Phrase.EMPTY
                                .strong("Identity. ")
                                .text(
                                        "Logs name credentials, sessions and addresses, not"
                                                + " persons. Who used them is for other evidence."),
                        Tone.BODY));
        blocks.add(
                new Block.Paragraph(
                        Phrase.EMPTY
                                .strong("Selection. ")
                                .text(
                                        "The examiner chose the sources, subjects and exhibits."
                                                + " Records that were not chosen as exhibits are"
                                                + " counted in section 1 but not printed."),
                        Tone.BODY));
        for (Exclusion exclusion : facts.exclusions()) {
            blocks.add(excluded(exclusion));
        }
        blocks.add(new Block.EscapeCount());
        blocks.add(new Block.Heading(2, "7.2 Times", "limits-times"));
        blocks.add(
                body(
                        "All times are Coordinated Universal Time (UTC) and end in Z; no local time"
                            + " is printed. A CloudTrail time is the end of the request and an S3"
                            + " access time its arrival; both carry whole seconds. A flow record"
                            + " states a window of time and nothing finer. These times come from"
                            + " clocks that AWS keeps. Custody times come from the examiner's"
                            + " workstation, whose clock was not measured against a reference."));
        blocks.add(
                body(
                        "Within one second, and between a window and an instant inside it, no order"
                            + " of records from different sources is claimed. Ties are printed in"
                            + " the order of the records' ids, which means nothing."));
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                "The freeze instant "
                                        + Times.printed(facts.freeze())
                                        + " was fixed by the examiner. The signing time inside the"
                                        + " signature is the workstation's, claimed by the signer"
                                        + " and not confirmed by a time-stamping authority."),
                        Tone.BODY));
        return blocks;
    }

    private static Block excluded(Exclusion exclusion) {
        return new Block.Paragraph(
                Phrase.EMPTY
                        .strong("Excluded evidence. ")
                        .text(
                                Figures.counted(exclusion.files(), "file")
                                        + " acquired in this case ("
                                        + (exclusion.files() == 1 ? "it is" : "they are")
                                        + " kept, with hashes in custody) "
                                        + (exclusion.files() == 1 ? "was" : "were")
                                        + " left out by "
                                        + exclusion.author()
                                        + " on "
                                        + Times.printed(exclusion.added())
                                        + ". What they record is in no count, search or timeline of"
                                        + " this pack. Named: ")
                        .log(String.join(" ", exclusion.named()))
                        .text(". Reason: ")
                        .log(exclusion.reason()),
                Tone.BODY);
    }

    private static Block body(String text) {
        return new Block.Paragraph(Phrase.of(text), Tone.BODY);
    }

    private static String limit(SourceKind source) {
        return switch (source) {
            case CLOUDTRAIL ->
                    "Records usually arrive some five minutes after the call, but AWS promises no"
                        + " time limit and goes on trying to deliver for up to 30 days. Reading and"
                        + " writing of objects is logged only where someone switched data events"
                        + " on; the event history that needs no trail holds 90 days of management"
                        + " events. Records may come out of order and more than once.";
            case S3_ACCESS ->
                    "Delivery is best effort: a line may come hours late, twice, or never. These"
                            + " logs are no complete account of requests and serve to support other"
                            + " records.";
            case VPC_FLOW ->
                    "Each record sums up one flow over a window of one or ten minutes and holds no"
                        + " content. Traffic to Amazon's own DNS, instance metadata, DHCP and time"
                        + " services is left out. NODATA means no traffic in the window; SKIPDATA"
                        + " means that records were lost.";
        };
    }
}
