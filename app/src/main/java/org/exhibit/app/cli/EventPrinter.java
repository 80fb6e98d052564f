package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;

/// Prints events in one form, page by page.
interface EventPrinter {
    /// @param reader the case the events are from, to read their records again
    void page(CaseReader reader, List<StoredEvent> events) throws IOException;

    /// Prints what is still held back. To be called once, at the end.
    void end() throws IOException;

    static EventPrinter of(EventFormat format, Console console, boolean raw, boolean fields)
            throws IOException {
        return switch (format) {
            case TABLE -> new TableEvents(console);
            case JSONL -> new JsonlEvents(console, raw, fields);
            case CSV -> new CsvEvents(console);
            case TIMESKETCH -> new TimesketchEvents(console);
        };
    }
}
