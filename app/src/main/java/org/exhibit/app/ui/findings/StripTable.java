package org.exhibit.app.ui.findings;

import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the strip draws, as a table for keyboards and screen readers, and in words.
final class StripTable {
    /// @param to null for an instant, or where it does not end within the span
    record Line(@Nullable Instant from, @Nullable Instant to, String what, String says) {}

    private StripTable() {}

    static void fill(TableView<Line> table, Supplier<TimeDisplay> times) {
        table.setId("finding-strip-table");
        table.setAccessibleText("Exposure, gaps and records by time");
        table.getStyleClass().add("boxed-table");
        table.setFixedCellSize(28);
        table.setPrefHeight(180);
        table.setMinHeight(120);
        table.setPlaceholder(new Label("No record of this finding has a time"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.getColumns()
                .setAll(
                        List.of(
                                column("From", 164, line -> at(line.from(), times), "mono"),
                                column("To", 164, line -> at(line.to(), times), "mono"),
                                column("What", 130, Line::what, ""),
                                column("Says", 320, Line::says, "")));
    }

    private static String at(@Nullable Instant instant, Supplier<TimeDisplay> times) {
        return instant == null ? "" : times.get().exact(instant);
    }

    private static TableColumn<Line, String> column(
            String title, double width, Function<Line, String> text, String style) {
        TableColumn<Line, String> column = new TableColumn<>(title);
        TableColumns.text(column, text);
        column.setPrefWidth(width);
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
        }
        return column;
    }

    /// Everything the strip draws, by time.
    static List<Line> lines(StripContent content, TimeDisplay times) {
        List<Line> lines = new ArrayList<>();
        for (StripContent.Band band : content.bands()) {
            lines.add(new Line(band.opened(), band.closed(), "Exposure", says(band, times)));
        }
        for (StripContent.Row row : content.rows()) {
            for (StripContent.Gap gap : row.gaps()) {
                lines.add(
                        new Line(
                                gap.part().from(),
                                gap.part().to(),
                                row.name() + ", " + gap.kind().label(),
                                gap.why()));
            }
            for (CitedRecord record : row.marks()) {
                lines.add(
                        new Line(
                                record.time(),
                                null,
                                row.name() + ", " + StripMark.of(record.action()).word(),
                                record.says()));
            }
        }
        lines.sort(
                Comparator.comparing(
                        line -> line.from() == null ? content.span().from() : line.from()));
        return lines;
    }

    static String title(StripContent.Band band) {
        String what = band.resource().replaceFirst("^arn:aws:s3:::", "");
        return "Exposure open"
                + (band.strength() == Strength.POSSIBLE ? " at most" : "")
                + ": "
                + what;
    }

    static String says(StripContent.Band band, TimeDisplay times) {
        return band.resource()
                + " open to "
                + band.audience()
                + ", "
                + (band.opened() == null ? "before" : "from " + times.exact(band.opened()))
                + (band.closed() == null
                        ? ", not closed within this span"
                        : " to " + times.exact(band.closed()))
                + ", "
                + band.strength().word()
                + (band.note().isEmpty() ? "" : ". " + band.note());
    }

    static String says(StripContent.Gap gap, TimeDisplay times) {
        return gap.kind().label()
                + ", "
                + times.exact(gap.part().from())
                + " to "
                + times.exact(gap.part().to())
                + ": "
                + gap.why();
    }

    /// The strip in one or two sentences.
    static String told(StripContent content, TimeDisplay times) {
        int gaps = content.rows().stream().mapToInt(row -> row.gaps().size()).sum();
        int marks = content.rows().stream().mapToInt(row -> row.marks().size()).sum();
        return Formats.count(marks, "record", "records")
                + " between "
                + times.exact(content.span().from())
                + " and "
                + times.exact(content.span().to())
                + "; "
                + (content.bands().isEmpty()
                        ? "no exposure is known in this span"
                        : Formats.count(content.bands().size(), "exposure", "exposures"))
                + "; "
                + Formats.count(gaps, "gap", "gaps")
                + " in the logs that would tell.";
    }
}
