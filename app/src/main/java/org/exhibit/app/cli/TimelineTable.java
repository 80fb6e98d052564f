package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.io.IOException;

/// A life for a person: its lines, what was taken, and where it stood open.
final class TimelineTable {
    private TimelineTable() {}

    static void print(Life life, Console console) throws IOException {
        TextTable table =
                new TextTable(
                        console,
                        Column.whole("TIME"),
                        Column.whole("END"),
                        Column.whole("EDGE"),
                        Column.whole("STRENGTH"),
                        Column.whole("OUTCOME"),
                        Column.cut("ACTOR", 12),
                        Column.whole("IP"),
                        Column.number("BYTES"),
                        Column.cut("OBJECT", 16),
                        Column.cut("VERSION", 8),
                        Column.cut("RULE", 6),
                        Column.whole("COVERAGE"),
                        Column.cut("CITATIONS", 16),
                        Column.cut("NOTE", 12));
        for (LifeLine line : life.lines()) {
            table.row(
                    EventColumns.time(line.time()),
                    line.end() == null ? "" : EventColumns.time(line.end()),
                    line.edge(),
                    line.strength().word(),
                    line.outcome(),
                    EventColumns.shortArn(line.actor()),
                    line.ip(),
                    line.bytes() == null ? "" : Searched.grouped(line.bytes()),
                    line.object(),
                    line.version(),
                    line.rule(),
                    line.coverage(),
                    String.join(" ", line.citations()),
                    line.note());
        }
        table.flush();
        TakenTable.print(life, console);
    }
}
