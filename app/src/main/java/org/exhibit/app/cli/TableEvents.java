package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;

/// Events as a table for a person.
final class TableEvents implements EventPrinter {
    private final TextTable table;

    TableEvents(Console console) {
        table =
                new TextTable(
                        console,
                        Column.whole("TIME"),
                        Column.whole("SOURCE"),
                        Column.cut("ACTION", 12),
                        Column.cut("ACTOR", 12),
                        Column.whole("IP"),
                        Column.cut("STATUS", 6),
                        Column.number("BYTES"),
                        Column.cut("OBJECT", 16),
                        Column.whole("CITATION"));
    }

    @Override
    public void page(CaseReader reader, List<StoredEvent> events) throws IOException {
        for (StoredEvent stored : events) {
            LogEvent event = stored.event();
            table.row(
                    EventColumns.time(event.time()),
                    event.source().word(),
                    EventColumns.text(event, EventField.ACTION),
                    EventColumns.actor(event),
                    EventColumns.text(event, EventField.IP),
                    EventColumns.status(event),
                    EventColumns.bytes(event),
                    EventColumns.object(event),
                    stored.citation().toString());
        }
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }
}
