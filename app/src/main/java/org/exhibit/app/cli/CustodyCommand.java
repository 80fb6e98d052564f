package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.index.EventJson;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// `exhibit custody`.
@Command(name = "custody", description = "Print the chain of custody.")
final class CustodyCommand implements Task {
    private static final int LONGEST_VALUE = 60;

    private final ProgramContext context;

    // Not required for the parser: what comes after `custody` may be a command of its own.
    @Parameters(index = "0", arity = "0..1", paramLabel = "CASE", description = "the case's folder")
    @Nullable Path folder;

    @Option(names = "--json", description = "as JSON, with every detail")
    boolean json;

    CustodyCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            throw new WrongUsage("Name the case: exhibit custody CASE.");
        }
        List<CustodyEntry> entries;
        try (CaseReader reader = context.service().open(folder)) {
            entries = reader.custody();
        }
        if (json) {
            try (Json.Lines lines = new Json.Lines(context.console())) {
                for (CustodyEntry entry : entries) {
                    lines.element(out -> write(out, entry));
                }
            }
        } else {
            print(entries);
        }
        context.console().flush();
        context.console()
                .say(
                        Searched.grouped(entries.size())
                                + (entries.size() == 1 ? " entry" : " entries")
                                + "; exhibit verify checks the chain.");
        return ExitStatus.DONE;
    }

    private void print(List<CustodyEntry> entries) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.number("NO"),
                        Column.whole("AT"),
                        Column.whole("WHO"),
                        Column.whole("DEED"),
                        Column.whole("HASH"),
                        Column.cut("DETAILS", 30));
        for (CustodyEntry entry : entries) {
            table.row(
                    Long.toString(entry.sequence()),
                    EventColumns.time(entry.at()),
                    entry.actor(),
                    entry.kind(),
                    entry.hash().hex().substring(0, 12),
                    entry.details().entrySet().stream()
                            .map(CustodyCommand::detail)
                            .collect(Collectors.joining(" ")));
        }
        table.flush();
    }

    private static String detail(Map.Entry<String, String> detail) {
        String value = detail.getValue();
        // An entry on acquired files names up to a thousand of them.
        return detail.getKey()
                + '='
                + (value.length() > LONGEST_VALUE
                        ? value.substring(0, LONGEST_VALUE) + '…'
                        : value);
    }

    private static void write(com.fasterxml.jackson.core.JsonGenerator out, CustodyEntry entry)
            throws IOException {
        out.writeStartObject();
        out.writeNumberField("sequence", entry.sequence());
        out.writeStringField("at", EventJson.instant(entry.at()));
        out.writeStringField("actor", entry.actor());
        out.writeStringField("kind", entry.kind());
        out.writeObjectFieldStart("details");
        for (Map.Entry<String, String> detail : entry.details().entrySet()) {
            out.writeStringField(detail.getKey(), detail.getValue());
        }
        out.writeEndObject();
        out.writeStringField("previous", entry.previous().hex());
        out.writeStringField("hash", entry.hash().hex());
        out.writeEndObject();
    }
}
