package org.exhibit.app.ui.events;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.exhibit.app.ui.common.StatePanel;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// The events found, a row each, with the gap rows between them.
final class EventTable extends TableView<RowSlot> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final double ROW = 27;

    /// Rows left above one that was scrolled to.
    private static final int ABOVE = 4;

    private final EventsViewModel model;
    private final Workspace workspace;
    private final TableColumn<RowSlot, StoredEvent> time = column("Time", 158);

    EventTable(EventsViewModel model, Workspace workspace) {
        this.model = model;
        this.workspace = workspace;
        setId("events");
        setAccessibleText("Events found");
        setTableMenuButtonVisible(true);
        getStyleClass().add("edge-to-edge");
        setFixedCellSize(ROW);
        setPlaceholder(new Label(""));
        setRowFactory(table -> new EventTableRow(workspace));
        columns();
        setSortPolicy(this::sort);
        getSortOrder().setAll(List.of(time));
        model.stale().addListener((property, before, now) -> pseudoClassStateChanged(STALE, now));
    }

    private static TableColumn<RowSlot, StoredEvent> column(String title, double width) {
        TableColumn<RowSlot, StoredEvent> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        return column;
    }

    private void columns() {
        TableColumn<RowSlot, StoredEvent> source = column("Source", 98);
        TableColumn<RowSlot, StoredEvent> action = column("Event", 126);
        TableColumn<RowSlot, StoredEvent> requester = column("Requester", 112);
        TableColumn<RowSlot, StoredEvent> ip = column("Remote IP", 110);
        TableColumn<RowSlot, StoredEvent> status = column("Status", 58);
        TableColumn<RowSlot, StoredEvent> bytes = column("Bytes", 86);
        TableColumn<RowSlot, StoredEvent> object = column("Object", 345);
        EventCell.fill(time, event -> workspace.times().get().exact(event.time()));
        EventCell.fillSource(source);
        EventCell.fillWhole(action, this::actionText);
        EventCell.fill(requester, EventText::requester);
        EventCell.fill(ip, EventText::ip);
        EventCell.fill(status, EventText::status);
        EventCell.fill(bytes, EventText::bytes);
        EventCell.fill(object, EventText::object);
        for (TableColumn<RowSlot, StoredEvent> column :
                List.of(time, action, ip, status, bytes, object)) {
            column.getStyleClass().add("mono");
        }
        for (TableColumn<RowSlot, StoredEvent> column : List.of(status, bytes)) {
            column.getStyleClass().add("align-right");
        }
        time.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> "Time, " + workspace.times().get().word(),
                                workspace.times()));
        getColumns().setAll(List.of(time, source, action, requester, ip, status, bytes, object));
        for (TableColumn<RowSlot, ?> column : getColumns()) {
            column.setSortable(column == time);
        }
    }

    /// With the number of other records of the same request, where they are merged.
    private String actionText(StoredEvent event) {
        int others = model.others(event.id());
        return EventText.action(event.event()) + (others == 0 ? "" : "  +" + others);
    }

    /// Only time sorts, and the index does it: the rows are never sorted here.
    private boolean sort(TableView<RowSlot> sorted) {
        boolean descending =
                getSortOrder().contains(time)
                        && time.getSortType() == TableColumn.SortType.DESCENDING;
        model.order().set(descending ? Search.Order.TIME_DESCENDING : Search.Order.TIME_ASCENDING);
        return true;
    }

    /// Shows a result; where the case was only read again, the same row is selected again.
    void show(@Nullable EventRows rows) {
        getSelectionModel().clearSelection();
        if (rows == null) {
            setItems(FXCollections.observableArrayList());
            return;
        }
        setItems(rows);
        int row = model.takeRowToSelect();
        if (row >= 0 && row < rows.events()) {
            int index = rows.placeOf(row);
            getSelectionModel().select(index);
            scrollTo(Math.max(0, index - ABOVE));
        } else {
            scrollTo(0);
        }
    }

    void step(int by) {
        int size = getItems().size();
        if (size > 0) {
            long from = getSelectionModel().getSelectedIndex();
            go(Math.clamp(from + by, 0, size - 1));
        }
    }

    /// Goes to the next or previous gap; stays where there is none.
    void stepToGap(int by) {
        if (getItems() instanceof EventRows rows) {
            int gap = rows.gapFrom(getSelectionModel().getSelectedIndex(), by);
            if (gap >= 0) {
                go(gap);
            }
        }
    }

    private void go(int row) {
        getSelectionModel().clearAndSelect(row);
        getFocusModel().focus(row);
        scrollTo(Math.max(0, row - ABOVE));
    }

    /// Copies the selected row: an event with its citation, or what a gap row says.
    void copySelected() {
        RowSlot slot = getSelectionModel().getSelectedItem();
        if (slot == null) {
            return;
        }
        StoredEvent stored = slot.event().get();
        GapRow gap = slot.gap();
        if (gap != null) {
            StatePanel.copy(gap.copyText(workspace.times().get()));
        } else if (stored != null) {
            StatePanel.copy(EventText.line(stored, workspace.times().get()));
        }
    }
}
