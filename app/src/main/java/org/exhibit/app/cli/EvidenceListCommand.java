package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.FileRow;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/// `exhibit evidence list`.
@Command(name = "list", description = "List acquisitions and the accounting of every file.")
final class EvidenceListCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    EvidenceListCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        try (CaseReader reader = context.service().open(target.folder);
                Stream<FileRow> files = reader.events().files()) {
            Iterator<FileRow> each = files.iterator();
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    while (each.hasNext()) {
                        FileRow file = each.next();
                        lines.element(out -> FileJson.write(out, file));
                    }
                }
                return ExitStatus.DONE;
            }
            printAcquisitions(reader);
            printExclusions(reader);
            printFiles(each);
        }
        return ExitStatus.DONE;
    }

    private void printAcquisitions(CaseReader reader) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("ACQUISITION"),
                        Column.whole("STARTED"),
                        Column.whole("ENDED"),
                        Column.whole("METHOD"),
                        Column.cut("EXAMINER", 10),
                        Column.number("FILES"),
                        Column.number("BYTES"),
                        Column.cut("FROM", 20));
        for (Acquisition acquisition : reader.acquisitions()) {
            table.row(
                    acquisition.label(),
                    EventColumns.time(acquisition.started()),
                    acquisition.ended() == null
                            ? "interrupted"
                            : EventColumns.time(acquisition.ended()),
                    acquisition.method(),
                    acquisition.examiner(),
                    Searched.grouped(acquisition.files()),
                    Searched.grouped(acquisition.bytes()),
                    String.join(" ", acquisition.sources()));
        }
        table.flush();
    }

    private void printExclusions(CaseReader reader) throws IOException {
        List<Exclusion> standing =
                reader.exclusions().stream().filter(one -> one.files() > 0).toList();
        if (standing.isEmpty()) {
            return;
        }
        context.console().line("");
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.number("EXCLUDED FILES"),
                        Column.whole("SINCE"),
                        Column.cut("BY", 10),
                        Column.cut("NAMED", 20),
                        Column.cut("REASON", 24));
        for (Exclusion exclusion : standing) {
            table.row(
                    Searched.grouped(exclusion.files()),
                    EventColumns.time(exclusion.added()),
                    exclusion.author(),
                    String.join(" ", exclusion.named()),
                    exclusion.reason());
        }
        table.flush();
    }

    private void printFiles(Iterator<FileRow> files) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("FILE"),
                        Column.whole("KIND"),
                        Column.cut("FORMAT", 16),
                        Column.number("RECORDS"),
                        Column.number("EVENTS"),
                        Column.number("DUPLICATES"),
                        Column.number("REJECTED"),
                        Column.whole("SHA-256"),
                        Column.cut("PATH", 24));
        boolean any = false;
        while (files.hasNext()) {
            FileRow file = files.next();
            if (!any) {
                context.console().line("");
                any = true;
            }
            table.row(
                    Citation.acquisitionLabel(file.acquisition())
                            + '/'
                            + Citation.fileForm(file.evidence(), file.member()),
                    file.kind().word(),
                    file.format(),
                    Searched.grouped(file.counts().records()),
                    Searched.grouped(file.counts().events()),
                    Searched.grouped(file.counts().duplicates()),
                    Searched.grouped(file.counts().rejected()),
                    file.evidence().hex().substring(0, 16),
                    Members.path(file.path(), file.member()));
        }
        table.flush();
    }
}
