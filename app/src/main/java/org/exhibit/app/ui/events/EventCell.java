package org.exhibit.app.ui.events;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.SourceMark;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// A cell of the events table: text, or a grey bar while its row is being read.
final class EventCell extends TableCell<RowSlot, StoredEvent> {
    private final Function<StoredEvent, String> text;
    private final boolean marked;
    private final Region waiting = new Region();
    private @Nullable SourceKind markedSource;
    private @Nullable Region mark;

    private EventCell(Function<StoredEvent, String> text, boolean marked) {
        this.text = text;
        this.marked = marked;
        waiting.getStyleClass().add("skeleton");
        waiting.setMaxHeight(8);
        waiting.prefWidthProperty().bind(widthProperty().multiply(0.6));
    }

    /// Makes a column show a text of each event.
    static void fill(TableColumn<RowSlot, StoredEvent> column, Function<LogEvent, String> text) {
        column.setCellValueFactory(row -> row.getValue().event());
        column.setCellFactory(c -> new EventCell(stored -> text.apply(stored.event()), false));
    }

    /// Makes a column show a text of each stored event.
    static void fillWhole(
            TableColumn<RowSlot, StoredEvent> column, Function<StoredEvent, String> text) {
        column.setCellValueFactory(row -> row.getValue().event());
        column.setCellFactory(c -> new EventCell(text, false));
    }

    /// Makes a column show the source's mark and name.
    static void fillSource(TableColumn<RowSlot, StoredEvent> column) {
        column.setCellValueFactory(row -> row.getValue().event());
        column.setCellFactory(c -> new EventCell(stored -> stored.event().source().label(), true));
    }

    @Override
    protected void updateItem(@Nullable StoredEvent stored, boolean empty) {
        super.updateItem(stored, empty);
        if (empty) {
            setText(null);
            setGraphic(null);
        } else if (stored == null) {
            setText(null);
            setGraphic(isGap() ? null : waiting);
        } else {
            setText(text.apply(stored));
            setGraphic(marked ? mark(stored.event().source()) : null);
        }
    }

    /// Asked of the list, since the row may not have its own item yet.
    private boolean isGap() {
        int row = getIndex();
        return row >= 0
                && row < getTableView().getItems().size()
                && getTableView().getItems().get(row).gap() != null;
    }

    private Region mark(SourceKind source) {
        Region made = mark;
        if (made == null || markedSource != source) {
            made = SourceMark.of(source);
            mark = made;
            markedSource = source;
        }
        return made;
    }
}
