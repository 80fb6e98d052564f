package org.exhibit.app.ui.findings;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.exhibit.indexer.finding.suggestion.SuggestionReport;
import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// What the records suggest as subjects of the open case, to confirm or reject.
public final class SuggestionsViewModel {
    private final Workspace workspace;
    private final Suggester suggester;
    private final ReadOnlyObjectWrapper<Looking> looking =
            new ReadOnlyObjectWrapper<>(new Looking.NotYet());
    private final ObservableList<Suggestion> rows = FXCollections.observableArrayList();
    private final BooleanProperty decided = new SimpleBooleanProperty();
    private @Nullable SuggestionReport report;

    /// How the last search went.
    sealed interface Looking {
        record NotYet() implements Looking {}

        record Running(RunningTask task) implements Looking {}

        record Done(SuggestionReport report) implements Looking {}

        record Stopped() implements Looking {}

        record Failed(Failure failure) implements Looking {}
    }

    public SuggestionsViewModel(Workspace workspace, Suggester suggester) {
        this.workspace = workspace;
        this.suggester = suggester;
        decided.addListener((property, before, now) -> show());
        workspace.openCase().addListener((property, before, now) -> caseChanged(before, now));
    }

    ReadOnlyObjectProperty<Looking> looking() {
        return looking.getReadOnlyProperty();
    }

    /// Those that are shown, the most telling first.
    ObservableList<Suggestion> rows() {
        return rows;
    }

    /// Whether those are shown too that were decided before.
    BooleanProperty decided() {
        return decided;
    }

    private void caseChanged(@Nullable OpenCase before, @Nullable OpenCase now) {
        boolean same = before != null && now != null && before.folder().equals(now.folder());
        SuggestionReport known = report;
        if (same && now != null && known != null) {
            decideAgain(now, known);
        } else if (!same) {
            cancel();
            report = null;
            looking.set(new Looking.NotYet());
            show();
        }
    }

    /// Decisions are read again, the records are not.
    private void decideAgain(OpenCase now, SuggestionReport known) {
        workspace
                .background()
                .job(cancel -> now.ask(known::decidedIn))
                .onSuccess(next -> {
                    if (workspace.openCase().get() == now && report == known) {
                        report = next;
                        looking.set(new Looking.Done(next));
                        show();
                    }
                })
                .onFailure(e ->
                        looking.set(
                                new Looking.Failed(
                                        Failure.of(
                                                "The decisions could not be read.",
                                                "Nothing in the case was changed.",
                                                e))));
    }

    /// Looks if that was not done since the case was opened.
    void lookOnce() {
        if (looking.get() instanceof Looking.NotYet) {
            look();
        }
    }

    void look() {
        OpenCase open = workspace.openCase().get();
        if (open != null && !(looking.get() instanceof Looking.Running)) {
            workspace.start(
                    "Look for subjects",
                    (board, cancel) -> open.ask(reader -> suggester.suggest(reader, board, cancel)),
                    new End());
        }
    }

    void cancel() {
        if (looking.get() instanceof Looking.Running running) {
            running.task().cancel().cancel();
        }
    }

    private final class End implements Workspace.TaskEnd<SuggestionReport> {
        private @Nullable Looking mine;

        @Override
        public void started(RunningTask task) {
            Looking now = new Looking.Running(task);
            mine = now;
            looking.set(now);
        }

        @Override
        public void succeeded(SuggestionReport found) {
            if (looking.get() == mine) {
                report = found;
                looking.set(new Looking.Done(found));
                show();
            }
        }

        @Override
        public void cancelled() {
            if (looking.get() == mine) {
                looking.set(new Looking.Stopped());
            }
        }

        @Override
        public void failed(Throwable cause) {
            if (looking.get() == mine) {
                looking.set(
                        new Looking.Failed(
                                Failure.of(
                                        "The search for subjects could not be finished.",
                                        "Nothing in the case was changed.",
                                        cause)));
            }
        }
    }

    private void show() {
        SuggestionReport found = report;
        if (found == null) {
            rows.clear();
        } else {
            rows.setAll(decided.get() ? found.all() : found.open());
        }
    }

    /// How many were decided before.
    int decidedCount() {
        SuggestionReport found = report;
        return found == null ? 0 : found.all().size() - found.open().size();
    }

    /// Whether a rejection says enough to be kept.
    static boolean suffices(String reason) {
        return !reason.isBlank();
    }

    void confirm(
            Suggestion suggestion, Subject.Kind kind, String reason, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().findings().confirm(folder, suggestion, kind, reason),
                failed);
    }

    void reject(Suggestion suggestion, String reason, Consumer<Failure> failed) {
        if (suffices(reason)) {
            write(
                    folder -> workspace.service().findings().reject(folder, suggestion, reason),
                    failed);
        }
    }

    private void write(Workspace.Deed deed, Consumer<Failure> failed) {
        workspace.write(
                deed,
                "The decision could not be written down.",
                "The suggestion is as it was.",
                failed);
    }
}
