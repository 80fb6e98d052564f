package org.exhibit.app.cli;

import org.exhibit.app.service.EventCsv;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Events as CSV.
final class CsvEvents implements EventPrinter {
    private final Console console;

    CsvEvents(Console console) throws IOException {
        this.console = console;
        write(EventCsv.head());
    }

    @Override
    public void page(CaseReader reader, List<StoredEvent> events) throws IOException {
        for (StoredEvent stored : events) {
            write(EventCsv.row(stored));
        }
    }

    private void write(String row) throws IOException {
        console.out().write(row.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() {}
}
