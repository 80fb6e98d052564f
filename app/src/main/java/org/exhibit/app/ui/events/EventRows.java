package org.exhibit.app.ui.events;

import javafx.collections.ObservableListBase;

import org.exhibit.app.ui.common.Background;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A result of any length as a list for a table: rows are read in pages when the table asks for
/// them, off the window's thread, and the pages used last are kept.
///
/// Where logs stopped a gap row stands between the events. Used on the window's thread only. The
/// table scrolls over empty rows at full speed; pages that were passed over before their turn came
/// are not read at all.
public final class EventRows extends ObservableListBase<RowSlot> {
    static final int PAGE = 200;
    static final int KEPT_PAGES = 40;
    static final int WAITING_PAGES = 4;

    private final int size;
    private final PageSource source;
    private final Background background;
    private final Consumer<Throwable> failed;
    private final Map<Integer, Page> pages = new Pages();
    private final Deque<Integer> wanted = new ArrayDeque<>();
    private List<RowSlot> gaps = List.of();

    /// The gaps' rows in the table, ascending.
    private int[] gapRows = {};

    private boolean reading;

    /// Reads a page; called on a worker.
    @FunctionalInterface
    interface PageSource {
        List<StoredEvent> read(long from, int count) throws Exception;
    }

    /// @param size rows; what lies beyond the largest `int` cannot be scrolled to
    /// @param failed told of each page that could not be read
    EventRows(long size, PageSource source, Background background, Consumer<Throwable> failed) {
        this.size = (int) Math.min(size, Integer.MAX_VALUE);
        this.source = source;
        this.background = background;
        this.failed = failed;
    }

    /// Events and gaps.
    @Override
    public int size() {
        return size + gapRows.length;
    }

    /// Without the gaps.
    int events() {
        return size;
    }

    /// Puts gap rows between the events; to be called once.
    ///
    /// @param places in the order of the table
    void insert(List<GapPlaces.Place> places) {
        if (!gaps.isEmpty()) {
            throw new IllegalStateException("gaps are put between the events once");
        }
        beginChange();
        List<RowSlot> slots = new ArrayList<>();
        int[] at = new int[places.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = (int) Math.min(size, places.get(i).row()) + i;
            slots.add(new RowSlot(this, i, places.get(i).gap()));
        }
        gaps = slots;
        gapRows = at;
        for (int row : at) {
            nextAdd(row, row + 1);
        }
        endChange();
    }

    /// The row in the table of an event.
    int placeOf(int event) {
        int index = event;
        for (int gap : gapRows) {
            if (gap > index) {
                break;
            }
            index++;
        }
        return index;
    }

    /// The nearest gap before or after a row of the table, or -1.
    ///
    /// @param by 1 for after, -1 for before
    int gapFrom(int index, int by) {
        int place = Arrays.binarySearch(gapRows, index);
        int next = place >= 0 ? place + by : by > 0 ? -place - 1 : -place - 2;
        return next >= 0 && next < gapRows.length ? gapRows[next] : -1;
    }

    @Override
    public RowSlot get(int index) {
        int place = Arrays.binarySearch(gapRows, index);
        return place >= 0 ? gaps.get(place) : event(index + place + 1);
    }

    private RowSlot event(int index) {
        int number = index / PAGE;
        Page page = pages.get(number);
        if (page == null) {
            page = new Page(this, number);
            pages.put(number, page);
            want(number);
        }
        return page.slots[index - number * PAGE];
    }

    /// Found without looking through the list, which may have many millions of rows.
    @Override
    public int indexOf(@Nullable Object item) {
        if (!(item instanceof RowSlot slot) || slot.rows() != this) {
            return -1;
        }
        return slot.gap() == null ? placeOf(slot.row()) : gapRows[slot.row()];
    }

    @Override
    public int lastIndexOf(@Nullable Object item) {
        return indexOf(item);
    }

    @Override
    public boolean contains(@Nullable Object item) {
        return indexOf(item) >= 0;
    }

    /// Two results are never compared row by row.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    private void want(int number) {
        wanted.remove(number);
        wanted.addFirst(number);
        while (wanted.size() > WAITING_PAGES) {
            pages.remove(wanted.removeLast());
        }
        readNext();
    }

    private void readNext() {
        Integer number = wanted.pollFirst();
        if (reading || number == null) {
            if (number != null) {
                wanted.addFirst(number);
            }
            return;
        }
        reading = true;
        long from = (long) number * PAGE;
        int count = (int) Math.min(PAGE, size - from);
        background
                .job(cancel -> source.read(from, count))
                .onSuccess(events -> received(number, events))
                .onCancelled(() -> ended())
                .onFailure(e -> {
                    pages.remove(number);
                    failed.accept(e);
                    ended();
                });
    }

    private void received(int number, List<StoredEvent> events) {
        Page page = pages.get(number);
        if (page != null) {
            for (int i = 0; i < events.size() && i < page.slots.length; i++) {
                page.slots[i].fill(events.get(i));
            }
        }
        ended();
    }

    private void ended() {
        reading = false;
        readNext();
    }

    private static final class Page {
        private final RowSlot[] slots;

        private Page(EventRows rows, int number) {
            int first = number * PAGE;
            slots = new RowSlot[Math.min(PAGE, rows.size - first)];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = new RowSlot(rows, first + i);
            }
        }
    }

    /// The pages by number, the one used longest ago first.
    private static final class Pages extends LinkedHashMap<Integer, Page> {
        private static final long serialVersionUID = 1L;

        private Pages() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Page> eldest) {
            return size() > KEPT_PAGES;
        }
    }
}
