package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

/// One row of the table: an event, empty until its page has been read, or a gap.
public final class RowSlot {
    private final EventRows rows;
    private final int row;
    private final @Nullable GapRow gap;
    private final ReadOnlyObjectWrapper<@Nullable StoredEvent> event =
            new ReadOnlyObjectWrapper<>();

    RowSlot(EventRows rows, int row) {
        this(rows, row, null);
    }

    RowSlot(EventRows rows, int row, @Nullable GapRow gap) {
        this.rows = rows;
        this.row = row;
        this.gap = gap;
    }

    EventRows rows() {
        return rows;
    }

    /// 0-based row among the events alone, or of a gap among the gaps.
    int row() {
        return row;
    }

    /// What stands here in place of an event; null for an event.
    @Nullable GapRow gap() {
        return gap;
    }

    /// The event, null while the row is being read and for a gap.
    public ReadOnlyObjectProperty<@Nullable StoredEvent> event() {
        return event.getReadOnlyProperty();
    }

    void fill(StoredEvent stored) {
        event.set(stored);
    }
}
