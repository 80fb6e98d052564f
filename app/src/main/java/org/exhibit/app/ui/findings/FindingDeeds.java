package org.exhibit.app.ui.findings;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.TriageState;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a person does about a finding. Each deed enters the chain of custody.
final class FindingDeeds {
    private final Workspace workspace;
    private final Consumer<String> notice;

    /// @param notice told what was done
    FindingDeeds(Workspace workspace, Consumer<String> notice) {
        this.workspace = workspace;
        this.notice = notice;
    }

    private void write(Workspace.Deed deed, String what, Consumer<Failure> failed) {
        workspace.write(deed, what, "The finding is as it was.", failed);
    }

    /// Whether a decision says enough to be kept.
    static boolean suffices(TriageState wanted, String reason) {
        return wanted != TriageState.DISMISSED || !reason.isBlank();
    }

    /// Keeps a decision.
    void triage(Finding finding, TriageState wanted, String reason, Consumer<Failure> failed) {
        if (suffices(wanted, reason)) {
            write(
                    folder -> workspace.service().triage(folder, finding, wanted, reason.strip()),
                    "The decision could not be written down.",
                    failed);
        }
    }

    /// Keeps what an examiner says of a control; who says that one was met, or not, says why.
    void judge(
            Finding finding,
            Control control,
            ControlState state,
            String reason,
            Consumer<Failure> failed) {
        if (ControlJudgements.suffices(state, reason)) {
            write(
                    folder ->
                            workspace
                                    .service()
                                    .findings()
                                    .judgeControl(folder, finding, control, state, reason.strip()),
                    "The state of " + control.id() + " could not be written down.",
                    failed);
        }
    }

    /// Puts the bookmark on every record of a finding.
    void bookmark(Finding finding, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        workspace
                .background()
                .job(cancel ->
                        workspace.service().addTag(folder, EventTag.BOOKMARK, finding.evidence()))
                .onSuccess(added -> {
                    workspace.refresh(failed);
                    notice.accept(Formats.count(added, "record", "records") + " bookmarked.");
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The records could not be bookmarked.",
                                        "The case is as it was.",
                                        e)));
    }

    /// Keeps a note; an empty one is none.
    void note(Finding finding, String text, Consumer<Failure> failed) {
        if (!text.isBlank()) {
            write(
                    folder -> workspace.service().findings().note(folder, finding, text.strip()),
                    "The note could not be written down.",
                    failed);
        }
    }

    /// Takes a note back; custody keeps that it was there.
    void removeNote(FindingNotes.Note note, String reason, Consumer<Failure> failed) {
        write(
                folder -> workspace.service().findings().removeNote(folder, note, reason.strip()),
                "The note could not be taken back.",
                failed);
    }

    /// Numbers the records of a finding for presentation; those numbered before keep their number.
    void addToPack(Finding finding, String note, Consumer<Failure> failed) {
        OpenCase open = workspace.openCase().get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        workspace
                .background()
                .job(cancel -> {
                    Set<String> numbered =
                            open.ask(reader -> reader.exhibits()).stream()
                                    .map(MarkedExhibit::event)
                                    .collect(Collectors.toSet());
                    List<CaseService.NewExhibit> wanted =
                            finding.evidence().stream()
                                    .filter(id -> !numbered.contains(id))
                                    .map(id -> new CaseService.NewExhibit(id, note.strip()))
                                    .toList();
                    return workspace.service().addExhibits(folder, wanted).size();
                })
                .onSuccess(added -> {
                    workspace.refresh(failed);
                    notice.accept(added(added, finding.evidence().size() - added));
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The records could not be made exhibits.",
                                        "The case is as it was.",
                                        e)));
    }

    private static String added(int added, int before) {
        return Formats.count(added, "record", "records")
                + " added to the exhibits"
                + (before > 0 ? "; " + Formats.count(before) + " had a number already." : ".");
    }
}
