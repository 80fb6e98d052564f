package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.provenance.Timeline;
import org.exhibit.indexer.provenance.TimelineEntry;

import java.io.IOException;

/// A timeline for a person.
final class TimelineTable {
    private TimelineTable() {}

    static void print(Timeline timeline, Console console) throws IOException {
        TextTable table =
                new TextTable(
                        console,
                        Column.whole("TIME"),
                        Column.whole("DEED"),
                        Column.whole("OUTCOME"),
                        Column.cut("ACTOR", 12),
                        Column.whole("IP"),
                        Column.number("BYTES"),
                        Column.cut("OBJECT", 16),
                        Column.whole("CITATIONS"),
                        Column.cut("NOTE", 12));
        for (TimelineEntry entry : timeline.entries()) {
            table.row(
                    EventColumns.time(entry.time()),
                    entry.deed().word(),
                    entry.outcome().word(),
                    EventColumns.shortArn(entry.actor()),
                    entry.ip(),
                    entry.bytes() == null ? "" : Searched.grouped(entry.bytes()),
                    entry.object(),
                    String.join(" ", entry.citations()),
                    entry.note());
        }
        table.flush();
    }
}
