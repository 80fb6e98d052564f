package org.exhibit.app.ui.events;

import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds where gap rows stand among the events of a result. Looks at single rows only, so that a
/// result of any size costs a few dozen of them for each gap.
final class GapPlaces {
    /// More are not put into a table: the longest are.
    static final int MOST = 200;

    private final Rows rows;
    private final boolean descending;
    private final CancelToken cancel;
    private final Map<Long, Instant> known = new HashMap<>();

    /// A gap row and the row of the event, counted without gap rows, before which it stands.
    record Place(long row, GapRow gap) {}

    private GapPlaces(Rows rows, Search.Order order, CancelToken cancel) {
        this.rows = rows;
        this.descending = order == Search.Order.TIME_DESCENDING;
        this.cancel = cancel;
    }

    /// In the order of the table.
    static List<Place> of(
            Rows rows,
            Search.Order order,
            List<UnloggedStretch> stretches,
            Interval evidence,
            CancelToken cancel)
            throws IOException {
        GapPlaces places = new GapPlaces(rows, order, cancel);
        List<Place> found = new ArrayList<>();
        for (UnloggedStretch stretch : chosen(stretches)) {
            places.add(found, stretch, evidence);
        }
        Comparator<Place> byTime = Comparator.comparing(GapPlaces::instant);
        found.sort(
                Comparator.comparingLong(Place::row)
                        .thenComparing(places.descending ? byTime.reversed() : byTime));
        return found;
    }

    private static List<UnloggedStretch> chosen(List<UnloggedStretch> all) {
        if (all.size() <= MOST) {
            return all;
        }
        return all.stream()
                .sorted(Comparator.comparing(GapPlaces::length).reversed())
                .limit(MOST)
                .toList();
    }

    private static Duration length(UnloggedStretch stretch) {
        return Duration.between(stretch.interval().from(), stretch.interval().to());
    }

    private static Instant instant(Place place) {
        Interval interval = place.gap().stretch().interval();
        return place.gap().part() == GapRow.Part.END ? interval.to() : interval.from();
    }

    private void add(List<Place> found, UnloggedStretch stretch, Interval evidence)
            throws IOException {
        Interval interval = stretch.interval();
        long begin = first(interval.from());
        long end = first(interval.to());
        boolean ends = interval.to().isBefore(evidence.to());
        if (!ends || begin == end) {
            GapRow.Part part = ends ? GapRow.Part.BOTH : GapRow.Part.BEGIN;
            found.add(new Place(begin, new GapRow(stretch, part, evidence)));
        } else {
            found.add(new Place(begin, new GapRow(stretch, GapRow.Part.BEGIN, evidence)));
            found.add(new Place(end, new GapRow(stretch, GapRow.Part.END, evidence)));
        }
    }

    /// The first row that does not stand before an instant: at or after it in order of time, before
    /// it in the other order. Untimed events are last in both.
    private long first(Instant instant) throws IOException {
        long low = 0;
        long high = rows.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            Instant time = time(middle);
            boolean before = !time.equals(Instant.MAX) && time.isBefore(instant) != descending;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// `Instant.MAX` for an event without a time.
    private Instant time(long row) throws IOException {
        Instant seen = known.get(row);
        if (seen == null) {
            cancel.check();
            List<StoredEvent> page = rows.page(row, 1);
            @Nullable Instant time = page.isEmpty() ? null : page.getFirst().event().time();
            seen = time == null ? Instant.MAX : time;
            known.put(row, seen);
        }
        return seen;
    }
}
