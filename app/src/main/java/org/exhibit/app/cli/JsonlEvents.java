package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.RecordContent;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;

/// Events as JSON, one a line.
final class JsonlEvents implements EventPrinter {
    private final Console console;
    private final boolean raw;
    private final boolean fields;

    JsonlEvents(Console console, boolean raw, boolean fields) {
        this.console = console;
        this.raw = raw;
        this.fields = fields;
    }

    @Override
    public void page(CaseReader reader, List<StoredEvent> events) throws IOException {
        if (!raw && !fields) {
            for (StoredEvent event : events) {
                console.line(EventJson.line(event, null));
            }
            return;
        }
        List<byte[]> records = reader.raw(events.stream().map(StoredEvent::origin).toList());
        for (int i = 0; i < events.size(); i++) {
            StoredEvent event = events.get(i);
            List<RecordField> read = fields ? reader.reparse(event).fields() : List.of();
            console.line(
                    EventJson.line(event, new RecordContent(records.get(i), read, raw, fields)));
        }
    }

    @Override
    public void end() {}
}
