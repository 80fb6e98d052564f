package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.index.StoredEvent;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What an examiner marks while reading events: exhibits and subjects. Both are written to the case
/// and its chain of custody, and shown once they are.
final class MarksViewModel {
    private static final String KEPT = "The case is as it was.";

    private final Workspace workspace;

    MarksViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Numbers a record for presentation.
    void addExhibit(StoredEvent event, String note, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().addExhibit(folder, event.id(), note).label(),
                "The record " + event.citation() + " could not be made an exhibit.",
                failed);
    }

    /// Puts an object, prefix or bucket under investigation.
    void addSubject(Subject.Kind kind, String selector, String reason, Consumer<Failure> failed) {
        write(
                folder -> {
                    workspace.service().addSubject(folder, kind, selector, reason);
                    return selector;
                },
                selector + " could not be marked as a subject.",
                failed);
    }

    /// Writes to the case in a folder; says what was written.
    private interface Writing {
        String write(Path folder) throws Exception;
    }

    private void write(Writing writing, String what, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        workspace
                .background()
                .job(cancel -> writing.write(folder))
                .onSuccess(written -> workspace.refresh(failed))
                .onFailure(e -> failed.accept(Failure.of(what, KEPT, e)));
    }
}
