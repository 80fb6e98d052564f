package org.exhibit.app.service;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.StoredEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Events as CSV: a column for every named field, then where the record lies. Times are UTC. Absent
/// and null are both empty here; JSON tells them apart.
public final class EventCsv {
    private EventCsv() {}

    public static String head() {
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
        return Csv.row(head);
    }

    public static String row(StoredEvent stored) {
        List<String> row = new ArrayList<>(List.of(stored.id()));
        for (EventField field : EventField.values()) {
            Instant instant =
                    field.type() == EventField.Type.TIME ? stored.event().instant(field) : null;
            String text = stored.event().text(field);
            row.add(instant != null ? EventJson.instant(instant) : text == null ? "" : text);
        }
        Origin origin = stored.origin();
        row.add(stored.citation().toString());
        row.add(stored.duplicateOf() == null ? "" : stored.duplicateOf());
        row.add(origin.evidence().hex());
        row.add(origin.file());
        row.add(
                origin.member().stream()
                        .map(step -> step.kind().word() + '!' + step.name())
                        .collect(Collectors.joining(" ")));
        row.add(Long.toString(origin.record()));
        row.add(Long.toString(origin.offset()));
        row.add(Long.toString(origin.length()));
        return Csv.row(row);
    }
}
