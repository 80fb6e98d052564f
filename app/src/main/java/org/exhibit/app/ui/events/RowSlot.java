package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

/// One row of a result: empty until its page has been read.
public final class RowSlot {
    private final EventRows rows;
    private final int index;
    private final ReadOnlyObjectWrapper<@Nullable StoredEvent> event =
            new ReadOnlyObjectWrapper<>();

    RowSlot(EventRows rows, int index) {
        this.rows = rows;
        this.index = index;
    }

    EventRows rows() {
        return rows;
    }

    /// 0-based row.
    public int index() {
        return index;
    }

    /// The event, null while the row is being read.
    public ReadOnlyObjectProperty<@Nullable StoredEvent> event() {
        return event.getReadOnlyProperty();
    }

    void fill(StoredEvent stored) {
        event.set(stored);
    }
}
