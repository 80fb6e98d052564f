package org.exhibit.app.ui.events;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/// The events screen: a query, a span of time and choices in facets make one search, whose rows,
/// histogram and facet counts are shown. A newer search replaces an older one, whichever answers
/// first.
public final class EventsViewModel {
    static final int MOST_BINS = HistogramViewModel.MOST_BINS;

    private final Workspace workspace;
    private final QueryInput input;
    private final FacetsViewModel facets;
    private final CompletionViewModel completion;
    private final DetailViewModel detail;
    private final MarksViewModel marks;
    private final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(TimeRange.ALL);
    private final ObjectProperty<Search.Order> order =
            new SimpleObjectProperty<>(Search.Order.TIME_ASCENDING);
    private final ResultViewModel result;
    private final HistogramViewModel time;
    private final BooleanProperty merged = new SimpleBooleanProperty();
    private boolean activated;

    public EventsViewModel(Workspace workspace, QueryLanguage language) {
        this.workspace = workspace;
        input = new QueryInput(language);
        facets = new FacetsViewModel(workspace.background());
        completion = new CompletionViewModel(workspace.background());
        detail = new DetailViewModel(workspace);
        marks = new MarksViewModel(workspace);
        result = new ResultViewModel(workspace, detail);
        time = new HistogramViewModel(workspace.background(), result::failed);
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
        facets.selection().addListener((property, before, now) -> run());
        range.addListener((property, before, now) -> run());
        order.addListener((property, before, now) -> run());
        merged.addListener((property, before, now) -> run());
    }

    public QueryInput input() {
        return input;
    }

    public FacetsViewModel facets() {
        return facets;
    }

    public CompletionViewModel completion() {
        return completion;
    }

    MarksViewModel marks() {
        return marks;
    }

    public DetailViewModel detail() {
        return detail;
    }

    /// The span searched; changing it searches again.
    public ObjectProperty<TimeRange> range() {
        return range;
    }

    /// Changing it searches again.
    public ObjectProperty<Search.Order> order() {
        return order;
    }

    /// The result's rows; null before the first search.
    public ReadOnlyObjectProperty<@Nullable EventRows> rows() {
        return result.rows();
    }

    public ReadOnlyObjectProperty<ResultState> state() {
        return result.state();
    }

    /// Whether records of one request are one row; changing it searches again.
    public BooleanProperty merged() {
        return merged;
    }

    /// How many records of the same request stand behind an event's row.
    int others(String event) {
        return result.others(event);
    }

    /// Where the logs asked for said nothing.
    GapsViewModel gaps() {
        return result.gaps();
    }

    /// Events over time for query and facets, the span left out, so that the span can be seen in
    /// it.
    public ReadOnlyObjectProperty<@Nullable Histogram> histogram() {
        return time.histogram();
    }

    /// The span of time that is drawn.
    public HistogramViewModel time() {
        return time;
    }

    /// Whether the rows belong to an earlier query than the one asked.
    public ReadOnlyBooleanProperty stale() {
        return result.stale();
    }

    /// Called when the screen is shown; the first search is made only then.
    public void activate() {
        if (!activated) {
            activated = true;
            run();
        }
    }

    /// Runs what is typed. Where it cannot be understood, old results stay, greyed.
    public void submit() {
        completion.close();
        if (input.settle()) {
            activated = true;
            run();
        } else {
            result.outdated();
        }
    }

    /// Shows what another screen asks for.
    public void show(Destination.Events destination) {
        activated = true;
        facets.clear();
        input.replace(destination.query());
        if (range.get().equals(destination.range())) {
            run();
        } else {
            range.set(destination.range());
        }
    }

    /// Takes a settled clause away and searches again.
    public void removeChip(int chip) {
        input.remove(chip);
        run();
    }

    public void negateChip(int chip) {
        input.negate(chip);
        run();
    }

    /// Proposes what could be typed at the caret.
    ///
    /// @param asked whether the person asked for it; otherwise an empty token proposes nothing
    public void propose(String text, int caret, boolean asked) {
        if (asked || !QueryClauses.typedAt(text, caret).token().isEmpty()) {
            completion.propose(workspace.openCase().get(), within(), text, caret);
        } else {
            completion.close();
        }
    }

    private Search within() {
        try {
            return search(facets.selection().get().narrow(input.parse()));
        } catch (QuerySyntaxException e) {
            return search(new Query.All());
        }
    }

    private Search search(Query query) {
        return new Search(query, range.get(), order.get());
    }

    /// Remembers the selected event's row; -1 where none is.
    void rowSelected(int row) {
        result.rowSelected(row);
    }

    /// The row to select in rows that were just set, or -1; asked once for each.
    int takeRowToSelect() {
        return result.takeRowToSelect();
    }

    /// Says that something could not be written.
    void refuse(Failure failure) {
        result.refuse(failure.what() + ' ' + failure.reason());
    }

    /// Writes the events found to a file.
    void export(
            EventExport.Format format, Path target, Consumer<Long> done, Consumer<Failure> failed) {
        OpenCase openCase = workspace.openCase().get();
        if (openCase == null) {
            return;
        }
        ExportTask.start(
                workspace, openCase, within(), new EventExport(format, target), done, failed);
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        result.leave(same);
        if (!same) {
            detail.show(null);
            input.replace("");
            facets.clear();
            range.set(TimeRange.ALL);
            facets.forget();
            time.forget();
        }
        if (now == null) {
            result.noCase();
            activated = false;
        } else {
            run();
        }
    }

    /// Searches with what is settled.
    public void run() {
        OpenCase openCase = workspace.openCase().get();
        if (openCase == null || !activated) {
            return;
        }
        Query query;
        ResultViewModel.Asked asked;
        try {
            query = input.parse();
            asked =
                    new ResultViewModel.Asked(
                            search(facets.selection().get().narrow(query)),
                            merged.get(),
                            Obstacles.of(input, facets.selection().get(), range.get()));
        } catch (QuerySyntaxException e) {
            // Chips are parsed before they become chips; only a joining that went wrong can end
            // here.
            result.refuse(String.valueOf(e.getMessage()));
            result.outdated();
            return;
        }
        result.search(openCase, asked);
        time.count(openCase, asked.search().query());
        facets.count(openCase, query, search(query));
    }

    /// Whether any condition narrows the result.
    public boolean isNarrowed() {
        return !input.chips().isEmpty()
                || facets.isAnythingChosen()
                || !Objects.equals(range.get(), TimeRange.ALL);
    }
}
