package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.Totals;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Counts, facets and histograms of a search. Each method returns how many events it stands for.
final class Summaries {
    private final Console console;
    private final EventIndex index;
    private final Search search;
    private final boolean machine;

    /// @param machine whether to print JSON instead of a table
    Summaries(Console console, EventIndex index, Search search, boolean machine) {
        this.console = console;
        this.index = index;
        this.search = search;
        this.machine = machine;
    }

    long count(Totals totals) throws IOException, QueryException {
        long count = index.count(search);
        long searched = totals.counts().events();
        if (machine) {
            console.line(
                    Json.text(out -> {
                        out.writeStartObject();
                        out.writeNumberField("count", count);
                        out.writeNumberField("searched", searched);
                        out.writeEndObject();
                    }));
        } else {
            console.line(
                    Searched.grouped(count) + " of " + Searched.number(searched, "event") + '.');
        }
        return count;
    }

    long facet(String field, Limit limit) throws IOException, QueryException {
        int most = (int) Math.min(Integer.MAX_VALUE, limit.most());
        Facet facet = index.facet(search, field, most);
        if (machine) {
            console.line(Json.text(out -> writeFacet(out, facet)));
        } else {
            TextTable table = new TextTable(console, Column.number("COUNT"), Column.cut(field, 20));
            for (Facet.Value value : facet.values()) {
                table.row(Searched.grouped(value.count()), value.value());
            }
            table.flush();
        }
        if (facet.distinct() > facet.values().size()) {
            console.flush();
            console.say(
                    "Cut: "
                            + Searched.grouped(facet.values().size())
                            + " of "
                            + Searched.number(facet.distinct(), "value")
                            + " printed; --limit all prints every one.");
        }
        return facet.values().isEmpty() ? index.count(search) : facet.values().size();
    }

    private static void writeFacet(com.fasterxml.jackson.core.JsonGenerator out, Facet facet)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("field", facet.field());
        out.writeArrayFieldStart("values");
        for (Facet.Value value : facet.values()) {
            out.writeStartObject();
            out.writeStringField("value", value.value());
            out.writeNumberField("count", value.count());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    long histogram(Duration width) throws IOException, QueryException {
        Histogram histogram = index.histogram(search, width);
        if (machine) {
            try (Json.Lines lines = new Json.Lines(console)) {
                for (Histogram.Bin bin : histogram.bins()) {
                    lines.element(out -> writeBin(out, bin));
                }
            }
        } else {
            printBins(histogram);
        }
        if (histogram.untimed() > 0) {
            console.flush();
            console.say(
                    Searched.number(histogram.untimed(), "event") + " without a time not shown.");
        }
        return histogram.untimed()
                + histogram.bins().stream().mapToLong(Histogram.Bin::count).sum();
    }

    private static void writeBin(com.fasterxml.jackson.core.JsonGenerator out, Histogram.Bin bin)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("from", EventJson.instant(bin.from()));
        out.writeStringField("to", EventJson.instant(bin.to()));
        out.writeNumberField("count", bin.count());
        out.writeObjectFieldStart("bySource");
        for (SourceKind source : SourceKind.values()) {
            if (bin.bySource().containsKey(source)) {
                out.writeNumberField(source.word(), bin.bySource().getOrDefault(source, 0L));
            }
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private void printBins(Histogram histogram) throws IOException {
        long most = histogram.bins().stream().mapToLong(Histogram.Bin::count).max().orElse(0);
        List<Column> columns =
                new ArrayList<>(List.of(Column.whole("FROM"), Column.number("EVENTS")));
        for (SourceKind source : SourceKind.values()) {
            columns.add(Column.number(source.label()));
        }
        columns.add(Column.whole(""));
        TextTable table = new TextTable(console, columns.toArray(new Column[0]));
        for (Histogram.Bin bin : histogram.bins()) {
            List<String> row = new ArrayList<>();
            row.add(EventJson.instant(bin.from()));
            row.add(Searched.grouped(bin.count()));
            for (SourceKind source : SourceKind.values()) {
                row.add(Searched.grouped(bin.bySource().getOrDefault(source, 0L)));
            }
            row.add("#".repeat((int) Math.ceilDiv(bin.count() * 30, Math.max(1, most))));
            table.row(row);
        }
        table.flush();
    }
}
