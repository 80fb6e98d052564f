package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a search found: its rows, and what there is to say of it. A newer search replaces an older
/// one, whichever answers first; what stays of an older one until then is marked as stale.
final class ResultViewModel {
    private final Workspace workspace;
    private final DetailViewModel detail;
    private final GapsViewModel gaps;
    private final ReadOnlyObjectWrapper<@Nullable EventRows> rows = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ResultState> state =
            new ReadOnlyObjectWrapper<>(new ResultState.NoCase());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final List<CancelToken> running = new ArrayList<>();
    private @Nullable Result shown;
    private int selectedRow = -1;
    private int rowToSelect = -1;

    /// A result on the screen, to be closed when another replaces it.
    private record Result(OpenCase openCase, Asked asked, Rows rows, long count, Duration took) {}

    /// A search as the screen asks it.
    ///
    /// @param merge whether records of one request are one row
    /// @param relaxed the search without each of its conditions
    record Asked(Search search, boolean merge, List<Obstacles.Relaxed> relaxed) {}

    ResultViewModel(Workspace workspace, DetailViewModel detail) {
        this.workspace = workspace;
        this.detail = detail;
        gaps = new GapsViewModel(workspace);
    }

    ReadOnlyObjectProperty<@Nullable EventRows> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ResultState> state() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty stale() {
        return stale.getReadOnlyProperty();
    }

    GapsViewModel gaps() {
        return gaps;
    }

    /// How many records of the same request stand behind an event's row.
    int others(String event) {
        return shown != null && shown.rows() instanceof MergedRows merged
                ? merged.others(event)
                : 0;
    }

    /// Remembers the selected event's row, so that it can be selected again once the same case was
    /// read again; -1 where none is.
    void rowSelected(int row) {
        selectedRow = row;
    }

    /// The row to select in rows that were just set, or -1; asked once for each.
    int takeRowToSelect() {
        int row = rowToSelect;
        rowToSelect = -1;
        return row;
    }

    /// Keeps nothing of a case but, where it is only read again, which row was selected.
    void leave(boolean same) {
        rowToSelect = same ? selectedRow : -1;
        if (!same) {
            stop();
            replaceRows(null);
        }
    }

    void noCase() {
        state.set(new ResultState.NoCase());
    }

    /// Says why the search that is asked cannot be made; the rows stay and are stale.
    void refuse(String reason) {
        state.set(new ResultState.Refused(reason));
    }

    void outdated() {
        stale.set(true);
    }

    private void stop() {
        running.forEach(CancelToken::cancel);
        running.clear();
        gaps.forget();
    }

    void search(OpenCase openCase, Asked asked) {
        stop();
        state.set(new ResultState.Searching());
        stale.set(rows.get() != null);
        Instant started = Instant.now();
        running.add(
                workspace
                        .background()
                        .job(cancel ->
                                openCase.ask(reader -> {
                                    Rows all = reader.events().rows(asked.search());
                                    long count = all.size();
                                    Rows found = asked.merge() ? MergedRows.of(all, cancel) : all;
                                    Duration took = Duration.between(started, Instant.now());
                                    Result result = new Result(openCase, asked, found, count, took);
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
        EventRows next = replaceRows(result);
        stale.set(false);
        long total = result.openCase().totals().counts().events();
        if (result.count() > 0) {
            state.set(new ResultState.Found(result.count(), total, result.took()));
        } else {
            state.set(new ResultState.Nothing(total, List.of()));
            explainNothing(result);
        }
        if (next != null) {
            gaps.find(result.openCase(), result.asked().search(), result.rows(), next::insert);
        }
    }

    private @Nullable EventRows replaceRows(@Nullable Result next) {
        Result before = shown;
        shown = next;
        if (rowToSelect < 0) {
            detail.show(null);
        }
        EventRows made =
                next == null
                        ? null
                        : new EventRows(
                                next.rows().size(),
                                (from, count) ->
                                        next.openCase()
                                                .ask(reader -> next.rows().page(from, count)),
                                workspace.background(),
                                this::failed);
        rows.set(made);
        if (before != null) {
            close(before);
        }
        return made;
    }

    private void close(Result result) {
        workspace
                .background()
                .job(cancel ->
                        result.openCase()
                                .ask(reader -> {
                                    result.rows().close();
                                    return result;
                                }))
                .onFailure(this::failed);
    }

    void failed(Throwable cause) {
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
    private void explainNothing(Result result) {
        running.add(
                workspace
                        .background()
                        .job(cancel ->
                                Obstacles.count(
                                        result.openCase(), result.asked().relaxed(), cancel))
                        .onSuccess(blocking -> {
                            if (state.get() instanceof ResultState.Nothing nothing) {
                                state.set(new ResultState.Nothing(nothing.total(), blocking));
                            }
                        })
                        .onFailure(this::failed));
    }
}
