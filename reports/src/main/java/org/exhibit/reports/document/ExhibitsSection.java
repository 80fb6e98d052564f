package org.exhibit.reports.document;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.reports.document.Block.Align;
import org.exhibit.reports.document.Block.Column;
import org.exhibit.reports.document.Block.Pair;
import org.exhibit.reports.document.Block.Tone;
import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// Section 4: the exhibits, listed and then one by one with their origin.
final class ExhibitsSection {
    private static final int LONGEST_ACTION = 60;

    private final PackFacts facts;
    private final Companions companions;

    ExhibitsSection(PackFacts facts, Companions companions) {
        this.facts = facts;
        this.companions = companions;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(new Block.Heading(1, "4 Exhibits", "exhibits"));
        if (facts.exhibits().isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of("No record of the case is marked as an exhibit."),
                            Tone.BODY));
            return blocks;
        }
        blocks.add(
                new Block.Paragraph(
                        Phrase.of(
                                        "Each exhibit is one record of a log, cut again from its"
                                            + " original when this pack was built. Its exact bytes"
                                            + " are attached; the commands beside it cut the same"
                                            + " bytes from the evidence without Exhibit. ")
                                .cite(Companions.MANIFEST),
                        Tone.BODY));
        blocks.add(index());
        for (int i = 0; i < facts.exhibits().size(); i++) {
            blocks.addAll(exhibit(facts.exhibits().get(i), companions.attachments().get(i)));
        }
        return blocks;
    }

    private Block index() {
        List<List<Phrase>> rows = new ArrayList<>();
        for (ExhibitFacts exhibit : facts.exhibits()) {
            LogEvent event = exhibit.stored().event();
            rows.add(
                    List.of(
                            Phrase.EMPTY.cite(exhibit.label(), References.anchor(exhibit)),
                            Phrase.ofLog(Times.printed(event.time())),
                            Phrase.of(event.source().label()),
                            Phrase.of(action(event)),
                            Phrase.ofLog(exhibit.stored().citation().toString()),
                            Phrase.ofLog(exhibit.raw().sha256().hex().substring(0, 16) + "…")));
        }
        return new Block.Table(
                "All exhibits with time, source, action, citation and the start of their SHA-256",
                List.of(
                        new Column("Exhibit", 11, Align.LEFT),
                        new Column("Time, UTC", 22, Align.LEFT),
                        new Column("Source", 11, Align.LEFT),
                        new Column("Action", 19, Align.LEFT),
                        new Column("Record", 19, Align.LEFT),
                        new Column("SHA-256 of its bytes", 18, Align.LEFT)),
                rows);
    }

    private List<Block> exhibit(ExhibitFacts exhibit, Attachment attachment) {
        LogEvent event = exhibit.stored().event();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.PageBreak());
        blocks.add(
                new Block.Heading(
                        2,
                        exhibit.label() + "  " + action(event) + ", " + Times.printed(event.time()),
                        References.anchor(exhibit)));
        if (!exhibit.mark().note().isBlank()) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.EMPTY
                                    .strong("Note of " + exhibit.mark().author() + ": ")
                                    .text(exhibit.mark().note() + " ")
                                    .cite(exhibit.stored().citation().toString()),
                            Tone.BODY));
        }
        blocks.add(new Block.KeyValues(fields(event)));
        blocks.add(new Block.Heading(3, "Origin", References.anchor(exhibit) + "-origin"));
        blocks.add(new Block.KeyValues(origin(exhibit, attachment)));
        blocks.add(new Block.Code(new CutCommands(exhibit).lines()));
        blocks.add(
                new Block.Heading(3, "Record as logged", References.anchor(exhibit) + "-record"));
        RecordPrint print = RecordPrint.of(exhibit.raw());
        blocks.add(new Block.Code(print.lines()));
        if (print.left() > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Phrase.of(
                                            Figures.counted(print.left(), print.unit())
                                                    + " more, not printed; the whole record is in ")
                                    .cite(attachment.name()),
                            Tone.SMALL));
        }
        return blocks;
    }

    private static String action(LogEvent event) {
        return Phrase.cut(value(event, EventField.ACTION), LONGEST_ACTION);
    }

    private static List<Pair> fields(LogEvent event) {
        List<Pair> pairs = new ArrayList<>();
        for (EventField field : EventField.values()) {
            if (event.isNull(field)) {
                pairs.add(new Pair(field.jsonName(), Phrase.of("null in the record")));
            } else if (event.has(field)) {
                pairs.add(new Pair(field.jsonName(), Phrase.ofLog(value(event, field))));
            }
        }
        return pairs;
    }

    private static String value(LogEvent event, EventField field) {
        if (field.type() == EventField.Type.TIME) {
            return Times.printed(event.instant(field));
        }
        String text = event.text(field);
        return text == null ? "no " + field.jsonName() : text;
    }

    private static List<Pair> origin(ExhibitFacts exhibit, Attachment attachment) {
        Origin origin = exhibit.stored().origin();
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair("Citation", Phrase.EMPTY.cite(exhibit.stored().citation().toString())));
        pairs.add(new Pair("Evidence item", Phrase.of("SHA-256 ").log(origin.evidence().hex())));
        pairs.add(new Pair("File", Phrase.ofLog(origin.file())));
        for (MemberStep step : origin.member()) {
            pairs.add(
                    new Pair(
                            "Within it",
                            Phrase.of(
                                            step.kind().word()
                                                    + " entry "
                                                    + step.ordinal()
                                                    + " (counted from 0) ")
                                    .log(step.name())
                                    .text(", SHA-256 ")
                                    .log(step.content().hex())));
        }
        pairs.add(
                new Pair(
                        "Bytes",
                        Phrase.of(
                                "record "
                                        + origin.record()
                                        + ", offset "
                                        + origin.offset()
                                        + " (counted from 0), length "
                                        + origin.length()
                                        + (exhibit.compressed() ? ", after unpacking" : ""))));
        String payload = origin.payload();
        if (payload != null) {
            String decode = origin.decode();
            pairs.add(
                    new Pair(
                            "AWS record",
                            Phrase.of("inside it at JSON pointer ")
                                    .log(payload)
                                    .text(decode == null ? "" : ", read as " + decode)));
        }
        if (exhibit.stored().event().source() == SourceKind.CLOUDTRAIL) {
            pairs.add(
                    new Pair(
                            "Digest",
                            Phrase.of(exhibit.integrity().verdict().word() + ": ")
                                    .log(exhibit.integrity().reason())));
        }
        pairs.add(new Pair("SHA-256", Phrase.ofLog(exhibit.raw().sha256().hex())));
        pairs.add(new Pair("Attached as", Phrase.EMPTY.cite(attachment.name())));
        return pairs;
    }
}
