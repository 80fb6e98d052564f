package org.exhibit.app.ui.timeline;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.provenance.biography.LifeLine;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What people do about a life or one of its lines; all of it enters custody.
final class LifeDeeds {
    private static final String KEPT = "The case is as it was.";

    private final Workspace workspace;
    private final TimelineViewModel model;

    LifeDeeds(Workspace workspace, TimelineViewModel model) {
        this.workspace = workspace;
        this.model = model;
    }

    /// Numbers the records of a line for presentation.
    void addToPack(LifeLine line, Consumer<Failure> failed) {
        if (!line.evidence().isEmpty()) {
            workspace.write(
                    folder ->
                            workspace
                                    .service()
                                    .addExhibits(
                                            folder,
                                            line.evidenceIds().stream()
                                                    .map(id ->
                                                            new CaseService.NewExhibit(
                                                                    id, line.note()))
                                                    .toList()),
                    "The records could not be made exhibits.",
                    KEPT,
                    failed);
        }
    }

    /// Keeps the span on the screen for packs.
    void keep(Consumer<Failure> failed) {
        TimeWindow shown = model.window().get();
        TimelineContent content = model.content();
        if (shown != null && content != null) {
            workspace.write(
                    folder ->
                            workspace
                                    .service()
                                    .judgements()
                                    .keepTimeline(
                                            folder,
                                            content.selector(),
                                            shown.from(),
                                            shown.to(),
                                            ""),
                    "The figure could not be kept.",
                    KEPT,
                    failed);
        }
    }

    /// Sets the bounds of a window and tells the life again, which goes by them.
    void setBounds(BoundsChange change, Consumer<Failure> failed) {
        workspace.write(
                folder ->
                        workspace
                                .service()
                                .judgements()
                                .setBounds(
                                        folder,
                                        change.window(),
                                        change.begins(),
                                        change.ends(),
                                        change.reason()),
                model::tell,
                "The bounds could not be set.",
                KEPT,
                failed);
    }

    void note(LifeLine line, String text, Consumer<Failure> failed) {
        if (!line.evidence().isEmpty()) {
            workspace.write(
                    folder ->
                            workspace
                                    .service()
                                    .addNote(folder, line.evidenceIds().getFirst(), text.strip()),
                    "The note could not be written.",
                    KEPT,
                    failed);
        }
    }

    /// Reads the notes on the records of a line.
    void notes(LifeLine line, Consumer<List<EventNote>> found, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Set<String> ids = Set.copyOf(line.evidenceIds());
        workspace
                .background()
                .<List<EventNote>>job(cancel -> open.ask(reader -> reader.notes()))
                .onSuccess(notes ->
                        found.accept(
                                notes.stream().filter(note -> ids.contains(note.event())).toList()))
                .onFailure(e -> failed.accept(Failure.of("The notes could not be read.", KEPT, e)));
    }
}
