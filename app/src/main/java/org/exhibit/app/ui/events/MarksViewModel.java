package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.casefile.SavedQuery;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.index.StoredEvent;

import java.util.List;
import java.util.function.Consumer;

/// What an examiner marks while reading events: exhibits, subjects, bookmarks, notes and queries.
/// All are written to the case and its chain of custody, and shown once they are.
final class MarksViewModel {
    private static final String KEPT = "The case is as it was.";

    private final Workspace workspace;

    MarksViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Numbers a record for presentation.
    void addExhibit(StoredEvent event, String note, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().addExhibit(folder, event.id(), note),
                "The record " + event.citation() + " could not be made an exhibit.",
                failed);
    }

    /// Puts an object, prefix or bucket under investigation.
    void addSubject(Subject.Kind kind, String selector, String reason, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().addSubject(folder, kind, selector, reason),
                selector + " could not be marked as a subject.",
                failed);
    }

    /// Puts the bookmark on a record, or takes it away.
    void bookmark(StoredEvent event, boolean on, Consumer<Failure> failed) {
        List<String> ids = List.of(contentId(event));
        write(
                folder -> {
                    if (on) {
                        workspace.service().addTag(folder, EventTag.BOOKMARK, ids);
                    } else {
                        workspace.service().removeTag(folder, EventTag.BOOKMARK, ids);
                    }
                },
                "The bookmark of " + event.citation() + " could not be changed.",
                failed);
    }

    /// Writes something down about a record.
    void addNote(StoredEvent event, String text, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().addNote(folder, contentId(event), text),
                "The note on " + event.citation() + " could not be written.",
                failed);
    }

    /// Asks the case for its saved queries, by name.
    void savedQueries(Consumer<List<SavedQuery>> found, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open != null) {
            workspace
                    .background()
                    .job(cancel -> open.ask(CaseReader::savedQueries))
                    .onSuccess(found)
                    .onFailure(e ->
                            failed.accept(
                                    Failure.of("The saved queries could not be read.", KEPT, e)));
        }
    }

    /// Keeps a query in the case under a name.
    void saveQuery(String name, String query, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().saveQuery(folder, name, query),
                "The query could not be saved.",
                failed);
    }

    void removeQuery(String name, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().removeQuery(folder, name),
                "The saved query " + name + " could not be removed.",
                failed);
    }

    /// Marks hang on content ids: a copy stands for the event it repeats.
    private static String contentId(StoredEvent event) {
        String repeats = event.duplicateOf();
        return repeats == null ? event.id() : repeats;
    }

    private void write(Workspace.Deed deed, String what, Consumer<Failure> failed) {
        workspace.write(deed, what, KEPT, failed);
    }
}
