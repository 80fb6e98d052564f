package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.UnloggedStretch;
import org.exhibit.indexer.coverage.UnloggedStretches;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.util.List;
import java.util.function.Consumer;

/// Where the logs that a search asks for said nothing. Worked out after the events are shown, since
/// what was logged takes longer to work out than what was found.
final class GapsViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Gaps> gaps =
            new ReadOnlyObjectWrapper<>(new Gaps.Unknown());
    private CancelToken running = new CancelToken();

    /// What is known of them.
    sealed interface Gaps {
        /// Not worked out yet.
        record Unknown() implements Gaps {}

        /// @param stretches by time
        /// @param evidence what the evidence reaches over
        record Known(List<UnloggedStretch> stretches, Interval evidence) implements Gaps {}

        record Failed(String reason) implements Gaps {}
    }

    private record Placed(Gaps.Known known, List<GapPlaces.Place> places) {}

    GapsViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    ReadOnlyObjectProperty<Gaps> gaps() {
        return gaps.getReadOnlyProperty();
    }

    /// What a search must not be read as quiet in; none while it is not known.
    List<UnloggedStretch> stretches() {
        return gaps.get() instanceof Gaps.Known known ? known.stretches() : List.of();
    }

    /// Those that begin or end within the evidence: what was never there stopped at no time.
    List<UnloggedStretch> inTime() {
        return gaps.get() instanceof Gaps.Known known
                ? known.stretches().stream()
                        .filter(one -> !one.interval().equals(known.evidence()))
                        .toList()
                : List.of();
    }

    void forget() {
        running.cancel();
        gaps.set(new Gaps.Unknown());
    }

    /// Finds the gaps of a search and where they stand in its result.
    ///
    /// @param rows the result, which the caller closes
    /// @param placed gets the places, unless another search came in between
    void find(OpenCase openCase, Search search, Rows rows, Consumer<List<GapPlaces.Place>> placed) {
        forget();
        CancelToken token = new CancelToken();
        running = token;
        workspace
                .background()
                .job(cancel -> {
                    Coverage coverage =
                            openCase.coverage(workspace.service(), new ProgressBoard(), cancel);
                    List<UnloggedStretch> stretches = UnloggedStretches.of(coverage, search);
                    return new Placed(
                            new Gaps.Known(stretches, coverage.span()),
                            openCase.ask(reader ->
                                    GapPlaces.of(
                                            rows,
                                            search.order(),
                                            stretches,
                                            coverage.span(),
                                            cancel)));
                })
                .cancelledBy(token)
                .onSuccess(found -> {
                    if (!token.isCancelled()) {
                        gaps.set(found.known());
                        placed.accept(found.places());
                    }
                })
                .onFailure(e -> {
                    if (!token.isCancelled()) {
                        gaps.set(new Gaps.Failed(String.valueOf(e.getMessage())));
                    }
                });
    }
}
