package org.exhibit.app.ui.events;

import org.exhibit.app.service.EventCsv;
import org.exhibit.indexer.casefile.CaseReader;
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
import java.util.List;
import java.util.OptionalLong;

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
                    out.write(EventCsv.head());
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
                        case CSV -> EventCsv.row(event);
                        case JSONL -> EventJson.line(event, null) + '\n';
                    });
        }
    }
}
