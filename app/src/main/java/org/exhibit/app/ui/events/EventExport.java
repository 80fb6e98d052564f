package org.exhibit.app.ui.events;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Writes the events of a search to a file, each with its citation and origin; times are UTC
/// whatever the screen shows. The file appears whole or not at all.
final class EventExport {
    private static final int PAGE = 500;

    private final Format format;
    private final Path target;

    enum Format {
        CSV("csv", "CSV"),
        JSONL("jsonl", "JSON lines");

        private final String extension;
        private final String label;

        Format(String extension, String label) {
            this.extension = extension;
            this.label = label;
        }

        String extension() {
            return extension;
        }

        String label() {
            return label;
        }
    }

    EventExport(Format format, Path target) {
        this.format = format;
        this.target = target;
    }

    Path target() {
        return target;
    }

    /// @return how many events were written
    long write(CaseReader reader, Search search, ProgressBoard board, CancelToken cancel)
            throws IOException, QueryException {
        Path folder = target.toAbsolutePath().getParent();
        Path part = Files.createTempFile(folder, target.getFileName().toString(), ".part");
        try (Rows rows = reader.events().rows(search)) {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                if (format == Format.CSV) {
                    out.write(csv(head()));
                }
                for (long row = 0; row < rows.size(); row += PAGE) {
                    cancel.check();
                    page(out, rows.page(row, PAGE));
                    board.post(progress(row, rows.size()));
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return rows.size();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Progress progress(long row, long size) {
        long done = Math.min(size, row + PAGE);
        return new Progress(
                Progress.Stage.WRITING,
                target.getFileName().toString(),
                0,
                OptionalLong.empty(),
                0,
                OptionalLong.empty(),
                done,
                0);
    }

    private void page(Writer out, List<StoredEvent> events) throws IOException {
        for (StoredEvent event : events) {
            out.write(
                    switch (format) {
                        case CSV -> csv(row(event));
                        case JSONL -> EventJson.line(event, null) + '\n';
                    });
        }
    }

    private static List<String> head() {
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
        return head;
    }

    private static List<String> row(StoredEvent stored) {
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
        return row;
    }

    /// RFC 4180. Text from a log that a spreadsheet would run as a formula gets an apostrophe.
    static String csv(List<String> values) {
        return values.stream().map(EventExport::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        boolean formula =
                !value.isEmpty()
                        && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                        && !value.matches("-[0-9]+");
        String safe = formula ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
