package org.exhibit.app.ui.events;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TableColumns;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Collectors;

/// The histogram as a table, for the keyboard and for screen readers: its spans that have events,
/// with their counts. Enter searches the chosen span.
final class HistogramTable extends TableView<Histogram.Bin> {
    private static final int MOST_NAMED = 3;

    private TimeDisplay times = TimeDisplay.UTC;
    private @Nullable Histogram histogram;
    private List<UnloggedStretch> stretches = List.of();

    /// @param range is set to the span chosen
    HistogramTable(ObjectProperty<TimeRange> range) {
        setId("histogram-table");
        setAccessibleText("Events over time, as a table");
        setFixedCellSize(26);
        setPrefHeight(180);
        setMinHeight(120);
        setPlaceholder(new Label("No events"));
        column("From", bin -> times.exact(bin.from()), 170);
        column("Up to", bin -> times.exact(bin.to()), 170);
        column("Events", bin -> Formats.count(bin.count()), 90);
        for (SourceKind source : SourceKind.values()) {
            column(
                    source.label(),
                    bin -> Formats.count(bin.bySource().getOrDefault(source, 0L)),
                    90);
        }
        column("Not known", this::unknown, 420);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(range);
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                range.set(TimeRange.ALL);
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                choose(range);
            }
        });
    }

    private interface Text {
        String of(Histogram.Bin bin);
    }

    private void column(String title, Text text, double width) {
        TableColumn<Histogram.Bin, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.getStyleClass().add("mono");
        TableColumns.text(column, text::of);
        getColumns().add(column);
    }

    private void choose(ObjectProperty<TimeRange> range) {
        Histogram.Bin chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            range.set(new TimeRange(chosen.from(), chosen.to()));
        }
    }

    void display(TimeDisplay display) {
        times = display;
        refresh();
    }

    void show(@Nullable Histogram next) {
        histogram = next;
        fill();
    }

    /// Names the logs that say nothing beside the spans in which they do not.
    void unlogged(List<UnloggedStretch> found) {
        stretches = found;
        fill();
    }

    private void fill() {
        getItems().clear();
        if (histogram != null) {
            histogram.bins().stream()
                    .filter(bin -> bin.count() > 0 || !within(bin).isEmpty())
                    .forEach(getItems()::add);
        }
    }

    private List<UnloggedStretch> within(Histogram.Bin bin) {
        return stretches.stream()
                .filter(one -> one.interval().from().isBefore(bin.to()))
                .filter(one -> one.interval().to().isAfter(bin.from()))
                .toList();
    }

    private String unknown(Histogram.Bin bin) {
        List<UnloggedStretch> here = within(bin);
        String named =
                here.stream()
                        .limit(MOST_NAMED)
                        .map(UnloggedStretch::what)
                        .collect(Collectors.joining("; "));
        int left = here.size() - MOST_NAMED;
        return left > 0 ? named + "; " + left + " more" : named;
    }
}
