package org.exhibit.app.ui.findings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.function.Supplier;

/// Runs the rules over the open case, once at a time.
final class RuleRun {
    private final Workspace workspace;
    private final Finder finder;
    private final Supplier<@Nullable Path> own;
    private final Results results;
    private final ReadOnlyObjectWrapper<FindingsState> state =
            new ReadOnlyObjectWrapper<>(new FindingsState.Idle());

    /// Who keeps what a run came to.
    interface Results {
        /// Whether an earlier run's are shown.
        boolean any();

        void started();

        /// @param of the case as it was when the rules started
        void show(FindingsContent content, OpenCase of);
    }

    /// @param own folder of the analyst's own rules
    RuleRun(Workspace workspace, Finder finder, Supplier<@Nullable Path> own, Results results) {
        this.workspace = workspace;
        this.finder = finder;
        this.own = own;
        this.results = results;
    }

    ReadOnlyObjectProperty<FindingsState> state() {
        return state.getReadOnlyProperty();
    }

    /// Does nothing while the rules run.
    void run() {
        OpenCase open = workspace.openCase().get();
        if (open == null || state.get() instanceof FindingsState.Running) {
            return;
        }
        Path folder = own.get();
        workspace.start(
                "Look for patterns",
                (board, cancel) ->
                        open.ask(reader ->
                                new FindingsContent(
                                        finder.find(reader, folder, board, cancel),
                                        Judgements.of(reader),
                                        open.totals())),
                new End(open));
    }

    /// Stops the rules; what they found before stays.
    void cancel() {
        if (state.get() instanceof FindingsState.Running running) {
            running.task().cancel().cancel();
        }
    }

    /// Stops them, and forgets that they ever ran.
    void forget() {
        cancel();
        state.set(new FindingsState.Idle());
    }

    private final class End implements Workspace.TaskEnd<FindingsContent> {
        private final OpenCase open;
        private FindingsState.@Nullable Running running;

        private End(OpenCase open) {
            this.open = open;
        }

        @Override
        public void started(RunningTask task) {
            FindingsState.Running now = new FindingsState.Running(task);
            running = now;
            results.started();
            state.set(now);
        }

        @Override
        public void succeeded(FindingsContent content) {
            if (end(new FindingsState.Done())) {
                results.show(content, open);
            }
        }

        @Override
        public void cancelled() {
            end(new FindingsState.Cancelled());
        }

        @Override
        public void failed(Throwable cause) {
            end(
                    new FindingsState.Failed(
                            Failure.of(
                                    "The rules could not be run to their end.",
                                    results.any()
                                            ? "What they found before is kept; nothing in the case"
                                                    + " was changed."
                                            : "Nothing in the case was changed.",
                                    cause)));
        }

        private boolean end(FindingsState next) {
            boolean mine = state.get() == running;
            if (mine) {
                state.set(next);
            }
            return mine;
        }
    }
}
