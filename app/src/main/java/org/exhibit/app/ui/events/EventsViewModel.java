package org.exhibit.app.ui.events;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.QuerySyntaxException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The events screen: a query, a span of time and choices in facets make one search, whose rows,
/// histogram and facet counts are shown. A newer search replaces an older one, whichever answers
/// first.
public final class EventsViewModel {
    static final int MOST_BINS = HistogramViewModel.MOST_BINS;

    private final Workspace workspace;
    private final Background background;
    private final QueryInput input;
    private final FacetsViewModel facets;
    private final CompletionViewModel completion;
    private final DetailViewModel detail;
    private final MarksViewModel marks;
    private final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(TimeRange.ALL);
    private final ObjectProperty<Search.Order> order =
            new SimpleObjectProperty<>(Search.Order.TIME_ASCENDING);
    private final ReadOnlyObjectWrapper<@Nullable EventRows> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ResultState> state =
            new ReadOnlyObjectWrapper<>(new ResultState.NoCase());
    private final HistogramViewModel time;
    private final BooleanProperty merged = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final List<CancelToken> running = new ArrayList<>();
    private @Nullable Result shown;
    private int selectedRow = -1;
    private int rowToSelect = -1;
    private boolean activated;

    /// A result on the screen, to be closed when another replaces it.
    private record Result(OpenCase openCase, Rows rows, long count, Duration took) {}

    public EventsViewModel(Workspace workspace, QueryLanguage language) {
        this.workspace = workspace;
        this.background = workspace.background();
        input = new QueryInput(language);
        facets = new FacetsViewModel(background);
        completion = new CompletionViewModel(background);
        detail = new DetailViewModel(workspace);
        marks = new MarksViewModel(workspace);
        time = new HistogramViewModel(background, this::failed);
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
        return rows.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ResultState> state() {
        return state.getReadOnlyProperty();
    }

    /// Whether records of one request are one row; changing it searches again.
    public BooleanProperty merged() {
        return merged;
    }

    /// How many records of the same request stand behind an event's row.
    int others(String event) {
        return shown != null && shown.rows() instanceof MergedRows rows ? rows.others(event) : 0;
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
        return stale.getReadOnlyProperty();
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
            stale.set(true);
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

    /// Remembers the selected row, so that it can be selected again once the same case was read
    /// again; -1 where none is.
    void rowSelected(int row) {
        selectedRow = row;
    }

    /// The row to select in rows that were just set, or -1; asked once for each.
    int takeRowToSelect() {
        int row = rowToSelect;
        rowToSelect = -1;
        return row;
    }

    /// Says that something could not be written.
    void refuse(Failure failure) {
        state.set(new ResultState.Refused(failure.what() + ' ' + failure.reason()));
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
        rowToSelect = same ? selectedRow : -1;
        if (!same) {
            detail.show(null);
            input.replace("");
            facets.clear();
            range.set(TimeRange.ALL);
            facets.forget();
            time.forget();
            replaceRows(null);
        }
        if (now == null) {
            state.set(new ResultState.NoCase());
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
        running.forEach(CancelToken::cancel);
        running.clear();
        Query query;
        try {
            query = input.parse();
        } catch (QuerySyntaxException e) {
            // Chips are parsed before they become chips; only a joining that went wrong can end
            // here.
            state.set(new ResultState.Refused(String.valueOf(e.getMessage())));
            stale.set(true);
            return;
        }
        Query narrowed = facets.selection().get().narrow(query);
        state.set(new ResultState.Searching());
        stale.set(rows.get() != null);
        searchRows(openCase, search(narrowed));
        time.count(openCase, narrowed);
        facets.count(openCase, query, search(query));
    }

    private void searchRows(OpenCase openCase, Search search) {
        Instant started = Instant.now();
        boolean merge = merged.get();
        running.add(
                background
                        .job(cancel ->
                                openCase.ask(reader -> {
                                    Rows all = reader.events().rows(search);
                                    long count = all.size();
                                    Rows found = merge ? MergedRows.of(all, cancel) : all;
                                    Duration took = Duration.between(started, Instant.now());
                                    Result result = new Result(openCase, found, count, took);
                                    if (cancel.isCancelled()) {
                                        found.close();
                                    }
                                    cancel.check();
                                    return result;
                                }))
                        .onSuccess(this::found)
                        .onFailure(this::failed));
    }

    private void found(Result result) {
        if (result.openCase() != workspace.openCase().get()) {
            close(result);
            return;
        }
        replaceRows(result);
        stale.set(false);
        long total = result.openCase().totals().counts().events();
        if (result.count() > 0) {
            state.set(new ResultState.Found(result.count(), total, result.took()));
        } else {
            state.set(new ResultState.Nothing(total, List.of()));
            explainNothing(result.openCase());
        }
    }

    private void replaceRows(@Nullable Result next) {
        Result before = shown;
        shown = next;
        if (rowToSelect < 0) {
            detail.show(null);
        }
        rows.set(
                next == null
                        ? null
                        : new EventRows(
                                next.rows().size(),
                                (from, count) ->
                                        next.openCase()
                                                .ask(reader -> next.rows().page(from, count)),
                                background,
                                this::failed));
        if (before != null) {
            close(before);
        }
    }

    private void close(Result result) {
        background
                .job(cancel ->
                        result.openCase()
                                .ask(reader -> {
                                    result.rows().close();
                                    return result;
                                }))
                .onFailure(this::failed);
    }

    private void failed(Throwable cause) {
        stale.set(rows.get() != null);
        if (cause instanceof QueryException) {
            state.set(new ResultState.Refused(String.valueOf(cause.getMessage())));
        } else {
            state.set(
                    new ResultState.Failed(
                            Failure.of(
                                    "The search could not be finished.",
                                    "The case was not changed; earlier results stay below.",
                                    cause)));
        }
    }

    /// Counts what would be found without each condition, so that the one in the way can be named.
    private void explainNothing(OpenCase openCase) {
        List<Obstacles.Relaxed> relaxed;
        try {
            relaxed = Obstacles.of(input, facets.selection().get(), range.get());
        } catch (QuerySyntaxException e) {
            return;
        }
        running.add(
                background
                        .job(cancel -> Obstacles.count(openCase, relaxed, cancel))
                        .onSuccess(blocking -> {
                            if (state.get() instanceof ResultState.Nothing nothing) {
                                state.set(new ResultState.Nothing(nothing.total(), blocking));
                            }
                        })
                        .onFailure(this::failed));
    }

    /// Whether any condition narrows the result.
    public boolean isNarrowed() {
        return !input.chips().isEmpty()
                || facets.isAnythingChosen()
                || !Objects.equals(range.get(), TimeRange.ALL);
    }
}
