package org.exhibit.app.ui.common;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/// Selectors of the open case's subjects, to choose from; kept as the case is opened, written and
/// closed.
public final class SubjectChoices {
    private final ObservableList<String> selectors = FXCollections.observableArrayList();

    /// @param failed told where they cannot be read
    public SubjectChoices(Workspace workspace, Consumer<? super Throwable> failed) {
        workspace.openCase().addListener((property, before, now) -> read(workspace, now, failed));
        read(workspace, workspace.openCase().get(), failed);
    }

    public ObservableList<String> selectors() {
        return selectors;
    }

    private void read(
            Workspace workspace, @Nullable OpenCase open, Consumer<? super Throwable> failed) {
        if (open == null) {
            selectors.clear();
            return;
        }
        workspace
                .background()
                .job(cancel -> open.ask(reader -> reader.subjects()))
                .onSuccess(found -> {
                    if (workspace.openCase().get() == open) {
                        selectors.setAll(found.stream().map(one -> one.selector()).toList());
                    }
                })
                .onFailure(failed);
    }
}
