package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.TimeAxis;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// Events over time for a query, within a span that can be zoomed. Unless the person chose a span,
/// it is the one in which nearly all events lie.
public final class HistogramViewModel {
    static final int MOST_BINS = 300;

    private final Background background;
    private final Consumer<Throwable> failed;
    private final ReadOnlyObjectWrapper<@Nullable View> view = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Histogram> histogram =
            new ReadOnlyObjectWrapper<>();
    private @Nullable TimeRange chosen;
    private @Nullable OpenCase openCase;
    private Query query = new Query.All();
    private @Nullable CancelToken running;

    /// What is drawn.
    ///
    /// @param span that was counted; `TimeRange.ALL` for the whole case
    /// @param outside events of the query that lie outside of it
    public record View(Histogram histogram, TimeRange span, long outside) {}

    HistogramViewModel(Background background, Consumer<Throwable> failed) {
        this.background = background;
        this.failed = failed;
    }

    /// What is drawn; null before the first search.
    public ReadOnlyObjectProperty<@Nullable View> view() {
        return view.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Histogram> histogram() {
        return histogram.getReadOnlyProperty();
    }

    /// Draws this span and no other until told otherwise.
    public void zoom(TimeRange span) {
        chosen = span;
        run();
    }

    /// Draws the whole case, stray dates and all.
    public void whole() {
        zoom(TimeRange.ALL);
    }

    /// Shows nothing, and chooses the span by itself again.
    void forget() {
        chosen = null;
        openCase = null;
        show(null);
    }

    /// Counts the events of a query.
    void count(OpenCase asked, Query of) {
        openCase = asked;
        query = of;
        run();
    }

    private void run() {
        OpenCase asked = openCase;
        if (running != null) {
            running.cancel();
        }
        if (asked == null) {
            return;
        }
        Instant from = asked.totals().from();
        Instant to = asked.totals().to();
        if (from == null || to == null) {
            show(new View(new Histogram(List.of(), 0), TimeRange.ALL, 0));
            return;
        }
        Query of = query;
        TimeRange span = chosen;
        running =
                background
                        .job(cancel -> {
                            View counted =
                                    asked.ask(reader ->
                                            look(reader, of, span, new TimeRange(from, to)));
                            cancel.check();
                            return counted;
                        })
                        .onSuccess(this::show)
                        .onFailure(failed);
    }

    private void show(@Nullable View next) {
        view.set(next);
        histogram.set(next == null ? null : next.histogram());
    }

    private static View look(
            CaseReader reader, Query query, @Nullable TimeRange chosen, TimeRange whole)
            throws Exception {
        Histogram all = count(reader, query, TimeRange.ALL, whole);
        TimeRange span = chosen == null ? HistogramFocus.of(all) : chosen;
        if (span.isAll()) {
            return new View(all, span, 0);
        }
        Histogram part = count(reader, query, span, span);
        long outside = Math.max(0, total(all) - total(part));
        return new View(new Histogram(part.bins(), all.untimed()), span, outside);
    }

    private static Histogram count(CaseReader reader, Query query, TimeRange within, TimeRange wide)
            throws Exception {
        Instant from = wide.from();
        Instant to = wide.to();
        Duration width =
                from == null || to == null
                        ? Duration.ofDays(1)
                        : TimeAxis.binWidth(Duration.between(from, to), MOST_BINS);
        return reader.events()
                .histogram(new Search(query, within, Search.Order.TIME_ASCENDING), width);
    }

    private static long total(Histogram histogram) {
        return histogram.bins().stream().mapToLong(Histogram.Bin::count).sum();
    }
}
