package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Events as CSV: a column for every named field, then where the record lies. Absent and null are
/// both empty here; JSON tells them apart.
final class CsvEvents implements EventPrinter {
    private final Console console;

    CsvEvents(Console console) throws IOException {
        this.console = console;
        List<String> head = new ArrayList<>(List.of("id"));
        for (EventField field : EventField.values()) {
            head.add(field.jsonName());
        }
        head.addAll(
                List.of(
                        "citation",
                        "duplicateOf",
                        "origin.evidence",
                        "origin.file",
                        "origin.member",
                        "origin.record",
                        "origin.offset",
                        "origin.length"));
        write(head);
    }

    @Override
    public void page(CaseReader reader, List<StoredEvent> events) throws IOException {
        for (StoredEvent stored : events) {
            List<String> row = new ArrayList<>(List.of(stored.id()));
            for (EventField field : EventField.values()) {
                row.add(value(stored.event(), field));
            }
            Origin origin = stored.origin();
            row.add(stored.citation().toString());
            row.add(stored.duplicateOf() == null ? "" : stored.duplicateOf());
            row.add(origin.evidence().hex());
            row.add(origin.file());
            row.add(Members.text(origin.member()));
            row.add(Long.toString(origin.record()));
            row.add(Long.toString(origin.offset()));
            row.add(Long.toString(origin.length()));
            write(row);
        }
    }

    private static String value(LogEvent event, EventField field) {
        Instant instant = field.type() == EventField.Type.TIME ? event.instant(field) : null;
        return instant == null ? EventColumns.text(event, field) : EventJson.instant(instant);
    }

    private void write(List<String> row) throws IOException {
        console.out().write(Csv.row(row).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() {}
}
