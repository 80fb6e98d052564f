package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Totals;
import org.exhibit.indexer.integrity.chain.IntegritySummary;
import org.exhibit.indexer.integrity.chain.SummaryReader;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/// `exhibit case status`: the accounting. Where a sum does not hold, the status is that of a
/// verification that failed.
@Command(name = "status", description = "Show what the case holds, record by record accounted for.")
final class CaseStatusCommand implements Task {
    private final ProgramContext context;
    private boolean adds = true;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--files", description = "also per file")
    boolean files;

    CaseStatusCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (CaseReader reader = context.service().open(target.folder)) {
            Totals totals = reader.events().totals();
            check("the case", totals.counts());
            if (json) {
                context.console().line(Json.text(out -> write(out, reader, totals)));
            } else {
                print(reader, totals);
            }
            tellInterrupted(reader);
        }
        return adds ? ExitStatus.DONE : ExitStatus.DOES_NOT_HOLD;
    }

    private void tellInterrupted(CaseReader reader) throws IOException {
        context.console().flush();
        for (Acquisition acquisition : reader.acquisitions()) {
            if (acquisition.ended() == null) {
                context.console()
                        .say(
                                acquisition.label()
                                        + " was interrupted, or is still at work; acquiring "
                                        + CellText.safe(String.join(" ", acquisition.sources()))
                                        + " again completes it.");
            }
        }
    }

    private void check(String what, Counts counts) {
        if (!counts.addsUp()) {
            adds = false;
            context.console()
                    .say(
                            "exhibit: the sum of "
                                    + CellText.safe(what)
                                    + " does not hold: "
                                    + counts.records()
                                    + " records are not "
                                    + counts.events()
                                    + " events + "
                                    + counts.duplicates()
                                    + " duplicates + "
                                    + counts.rejected()
                                    + " rejected. Run exhibit verify on the case.");
        }
    }

    private void write(JsonGenerator out, CaseReader reader, Totals totals) throws IOException {
        out.writeStartObject();
        out.writeStringField("schema", "exhibit/status/1");
        out.writeStringField("title", reader.description().title());
        out.writeStringField("examiner", reader.description().examiner());
        FileJson.counts(out, totals.counts());
        out.writeNumberField("conflicts", totals.conflicts());
        out.writeNumberField("warnings", totals.warnings());
        out.writeNumberField("files", totals.files());
        out.writeNumberField("referenceFiles", totals.referenceFiles());
        out.writeNumberField("unknownFiles", totals.unknownFiles());
        out.writeNumberField("unreadableFiles", totals.unreadableFiles());
        out.writeNumberField("excludedFiles", Searched.excluded(reader));
        out.writeObjectFieldStart("bySource");
        for (SourceKind source : SourceKind.values()) {
            Counts counts = totals.bySource().get(source);
            if (counts != null) {
                out.writeObjectFieldStart(source.word());
                FileJson.counts(out, counts);
                out.writeEndObject();
            }
        }
        out.writeEndObject();
        Json.instant(out, "from", totals.from());
        Json.instant(out, "to", totals.to());
        out.writeFieldName("integrity");
        IntegrityJson.write(out, integrity(reader));
        if (files) {
            out.writeArrayFieldStart("byFile");
            try (Stream<FileRow> rows = reader.events().files()) {
                for (Iterator<FileRow> each = rows.iterator(); each.hasNext(); ) {
                    FileRow file = each.next();
                    check(Members.path(file.path(), file.member()), file.counts());
                    FileJson.write(out, file);
                }
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void print(CaseReader reader, Totals totals) throws IOException {
        Console console = context.console();
        console.line(CellText.safe(reader.description().title()));
        console.line(
                "Examiner: "
                        + CellText.safe(reader.description().examiner())
                        + ", acquisitions: "
                        + reader.acquisitions().size()
                        + ", subjects: "
                        + reader.subjects().size()
                        + ", exhibits: "
                        + reader.exhibits().size());
        console.line(
                "Files: "
                        + Searched.number(totals.files(), "log")
                        + ", "
                        + totals.referenceFiles()
                        + " reference, "
                        + totals.unknownFiles()
                        + " unknown, "
                        + totals.unreadableFiles()
                        + " unreadable, "
                        + Searched.excluded(reader)
                        + " excluded");
        if (totals.from() != null) {
            console.line(
                    "Span: "
                            + EventColumns.time(totals.from())
                            + " to "
                            + EventColumns.time(totals.to()));
        }
        console.line("Conflicts: " + totals.conflicts() + ", warnings: " + totals.warnings());
        Optional<IntegritySummary> digests = integrity(reader);
        if (digests.isPresent()) {
            console.line(IntegrityCommand.sentence(digests.get()));
        }
        console.line("");
        TextTable table = countTable("SOURCE");
        for (SourceKind source : SourceKind.values()) {
            Counts counts = totals.bySource().get(source);
            if (counts != null) {
                row(table, source.label(), counts);
            }
        }
        row(table, "all", totals.counts());
        table.flush();
        if (files) {
            printFiles(reader);
        }
    }

    private static Optional<IntegritySummary> integrity(CaseReader reader) throws IOException {
        return SummaryReader.of(new CaseFolder(reader.folder()));
    }

    private void printFiles(CaseReader reader) throws IOException {
        context.console().line("");
        TextTable table = countTable("FILE");
        try (Stream<FileRow> rows = reader.events().files()) {
            for (Iterator<FileRow> each = rows.iterator(); each.hasNext(); ) {
                FileRow file = each.next();
                check(Members.path(file.path(), file.member()), file.counts());
                row(table, Members.path(file.path(), file.member()), file.counts());
            }
        }
        table.flush();
    }

    private TextTable countTable(String first) {
        return new TextTable(
                context.console(),
                Column.cut(first, 24),
                Column.number("RECORDS"),
                Column.whole("="),
                Column.number("EVENTS"),
                Column.whole("+"),
                Column.number("DUPLICATES"),
                Column.whole("+"),
                Column.number("REJECTED"));
    }

    private static void row(TextTable table, String name, Counts counts) throws IOException {
        table.row(
                name,
                Searched.grouped(counts.records()),
                "=",
                Searched.grouped(counts.events()),
                "+",
                Searched.grouped(counts.duplicates()),
                "+",
                Searched.grouped(counts.rejected()));
    }
}
