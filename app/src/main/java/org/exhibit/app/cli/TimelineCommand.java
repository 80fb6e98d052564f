package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.service.Csv;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Timeline;
import org.exhibit.indexer.provenance.TimelineEntry;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `exhibit timeline`.
@Command(
        name = "timeline",
        description = "Show what the records say of an object, a key, a session or an address.")
final class TimelineCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            description =
                    "s3://bucket/key, s3://bucket/prefix*, s3://bucket, arn:…, key:ASIA…,"
                            + " session:NAME or ip:ADDRESS")
    String selector = "";

    @Mixin SpanOptions span = new SpanOptions();

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "table",
            description = "table (default), jsonl or csv")
    String format = "table";

    TimelineCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        TimeRange range = span.range();
        try (CaseReader reader = context.service().open(target.folder)) {
            Timeline timeline =
                    new ObjectTimeline(reader.events())
                            .of(SubjectCommands.Selectors.parse(selector), range);
            switch (format) {
                case "table" -> TimelineTable.print(timeline, context.console());
                case "jsonl" -> {
                    for (TimelineEntry entry : timeline.entries()) {
                        context.console().line(Json.text(out -> write(out, entry)));
                    }
                }
                case "csv" -> printCsv(timeline);
                default ->
                        throw new WrongUsage(
                                "--format is table, jsonl or csv, not " + format + '.');
            }
            context.console().flush();
            tell(timeline, reader, range);
        }
        return ExitStatus.DONE;
    }

    private void tell(Timeline timeline, CaseReader reader, TimeRange range) throws IOException {
        Console console = context.console();
        if (timeline.entries().isEmpty()) {
            console.say(
                    "No record names "
                            + CellText.safe(timeline.selector().text())
                            + ". Searched: "
                            + Searched.text(reader.events().totals(), range));
        } else {
            console.say(
                    Searched.number(timeline.entries().size(), "deed")
                            + " from "
                            + Searched.number(timeline.records(), "record")
                            + ". What was not logged cannot be shown.");
        }
        String unsearched = Searched.unsearched(reader);
        if (!unsearched.isEmpty()) {
            console.say(unsearched);
        }
    }

    private static void write(JsonGenerator out, TimelineEntry entry) throws IOException {
        out.writeStartObject();
        Json.instant(out, "time", entry.time());
        Json.instant(out, "end", entry.end());
        out.writeStringField("edge", entry.deed().word());
        text(out, "object", entry.object());
        text(out, "version", entry.version());
        text(out, "actor", entry.actor());
        text(out, "ip", entry.ip());
        if (entry.bytes() != null) {
            out.writeNumberField("bytes", entry.bytes());
        }
        out.writeStringField("outcome", entry.outcome().word());
        out.writeArrayFieldStart("evidence");
        for (StoredEvent record : entry.records()) {
            out.writeString(record.id());
        }
        out.writeEndArray();
        out.writeStringField("note", entry.note());
        out.writeEndObject();
    }

    private static void text(JsonGenerator out, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    private void printCsv(Timeline timeline) throws IOException {
        csv(
                List.of(
                        "time",
                        "end",
                        "edge",
                        "object",
                        "version",
                        "actor",
                        "ip",
                        "bytes",
                        "outcome",
                        "evidence",
                        "citations",
                        "note"));
        for (TimelineEntry entry : timeline.entries()) {
            csv(
                    List.of(
                            entry.time() == null ? "" : EventJson.instant(entry.time()),
                            entry.end() == null ? "" : EventJson.instant(entry.end()),
                            entry.deed().word(),
                            entry.object(),
                            entry.version(),
                            entry.actor(),
                            entry.ip(),
                            entry.bytes() == null ? "" : entry.bytes().toString(),
                            entry.outcome().word(),
                            String.join(
                                    " ", entry.records().stream().map(StoredEvent::id).toList()),
                            String.join(" ", entry.citations()),
                            entry.note()));
        }
    }

    private void csv(List<String> row) throws IOException {
        context.console().out().write(Csv.row(row).getBytes(StandardCharsets.UTF_8));
    }
}
