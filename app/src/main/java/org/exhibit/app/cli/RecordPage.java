package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One record for a person.
final class RecordPage {
    private final Console console;
    private final CaseReader reader;

    RecordPage(Console console, CaseReader reader) {
        this.console = console;
        this.reader = reader;
    }

    void print(StoredEvent stored, ShowCommand.Related related) throws IOException {
        console.line(stored.citation() + "  " + stored.event().source().label());
        line("id", stored.id());
        if (stored.duplicateOf() != null) {
            line("duplicate of", stored.duplicateOf());
        }
        printFields(stored.event());
        printMarks(NamedEvents.contentId(stored));
        console.line("");
        console.line("Origin");
        printOrigin(stored.origin());
        if (stored.event().source() == SourceKind.CLOUDTRAIL) {
            RecordVerdicts.Judged judged = ShowCommand.verdict(reader, stored);
            line("integrity", judged.verdict().word() + ": " + judged.reason());
        }
        printRelated("Other records of this request", related.request());
        printRelated("Other copies of this record", related.duplicates());
        console.line("");
        console.line("The record");
        for (RecordField field : reader.reparse(stored).fields()) {
            line(field.path(), written(field));
        }
    }

    private void printMarks(String event) throws IOException {
        List<String> tags = new ArrayList<>();
        for (EventTag tag : reader.tags()) {
            if (tag.event().equals(event)) {
                tags.add(tag.tag());
            }
        }
        if (!tags.isEmpty()) {
            line("tags", String.join(" ", tags));
        }
        for (EventNote note : reader.notes()) {
            if (note.event().equals(event)) {
                line("note " + note.number(), note.text());
                line("", note.author() + ", " + EventJson.instant(note.added()));
            }
        }
    }

    private void printFields(LogEvent event) throws IOException {
        for (EventField field : EventField.values()) {
            if (event.isNull(field)) {
                line(field.jsonName(), "null");
            } else if (event.has(field)) {
                Instant instant =
                        field.type() == EventField.Type.TIME ? event.instant(field) : null;
                line(
                        field.jsonName(),
                        instant == null
                                ? EventColumns.text(event, field)
                                : EventJson.instant(instant));
            }
        }
    }

    private void printOrigin(Origin origin) throws IOException {
        line("evidence", origin.evidence().hex());
        line("file", origin.file());
        for (MemberStep step : origin.member()) {
            line(step.kind().word() + " entry " + (step.ordinal() + 1), step.name());
            line("", "SHA-256 " + step.content().hex());
        }
        line("record", Long.toString(origin.record()));
        line("offset", origin.offset() + " (bytes of the decompressed file)");
        line("length", Long.toString(origin.length()));
        if (origin.payload() != null) {
            line("payload", origin.payload());
        }
        if (origin.decode() != null) {
            line("decode", origin.decode());
        }
    }

    private void printRelated(String title, List<StoredEvent> events) throws IOException {
        if (events.isEmpty()) {
            return;
        }
        console.line("");
        console.line(title);
        TableEvents table = new TableEvents(console);
        table.page(reader, events);
        table.end();
    }

    private static String written(RecordField field) {
        return switch (field.kind()) {
            case NULL -> "null";
            case EMPTY -> "(empty)";
            case TEXT, NUMBER, BOOLEAN -> field.text();
        };
    }

    private void line(String name, String value) throws IOException {
        String safe = CellText.safe(name);
        String pad = " ".repeat(Math.max(1, 16 - CellText.width(safe)));
        console.line("  " + safe + pad + CellText.safe(value));
    }
}
