package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.finding.Control;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.ControlState;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.finding.suggestion.Suggestion;
import org.exhibit.indexer.finding.suggestion.SuggestionDecisions;
import org.exhibit.indexer.finding.suggestion.SuggestionReport;
import org.exhibit.indexer.finding.suggestion.SuggestionRun;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// What people do about findings and suggested subjects. Every deed is an entry of custody with
/// who, when and why. Thread-safe as the service is.
public final class CaseFindings {
    private final CaseService service;

    CaseFindings(CaseService service) {
        this.service = service;
    }

    /// The rules there are for a case and which of them are on; runs nothing.
    ///
    /// @param own folder of the analyst's own Sigma rules, or null
    public RuleBook rules(CaseReader reader, @Nullable Path own) throws IOException {
        return RuleBook.of(reader, own);
    }

    /// Leaves a rule out of the case's findings from now on, or takes it in again.
    public void switchRule(Path folder, String rule, boolean on, String reason) throws IOException {
        service.enter(folder, RuleSwitches.ENTRY, RuleSwitches.details(rule, on, reason));
    }

    public void note(Path folder, Finding finding, String text) throws IOException {
        service.enter(folder, FindingNotes.ENTRY, FindingNotes.details(finding, text));
    }

    public void removeNote(Path folder, FindingNotes.Note note, String reason) throws IOException {
        service.enter(folder, FindingNotes.REMOVED, FindingNotes.removal(note, reason));
    }

    /// Keeps what an examiner says of a control that a finding bears on.
    public void judgeControl(
            Path folder, Finding finding, Control control, ControlState state, String reason)
            throws IOException {
        service.enter(
                folder,
                ControlJudgements.ENTRY,
                ControlJudgements.details(finding, control, state, reason));
    }

    /// Keeps the text of the settings that the rules go by from now on, with who and why.
    ///
    /// @param yaml a text that can be read
    public void keepSettings(Path folder, String yaml, String reason) throws IOException {
        service.enter(
                folder,
                FindingSettings.ENTRY,
                Details.of("source", "window").with("yaml", yaml).with("reason", reason));
    }

    /// What may be a subject of the case, also what was decided before.
    public SuggestionReport suggestions(CaseReader reader, ProgressBoard board, CancelToken cancel)
            throws IOException {
        return new SuggestionRun(reader).run(board, cancel);
    }

    /// Makes what was suggested a subject; the suggestion is kept with it. Where its selector is a
    /// subject of the other kind already, it becomes one of both.
    public void confirm(Path folder, Suggestion suggestion, Subject.Kind kind, String reason)
            throws IOException {
        Subject.Kind whole = kind;
        try (CaseReader reader = service.open(folder)) {
            for (Subject known : reader.subjects()) {
                boolean same = known.selector().equals(suggestion.selector());
                whole = same && known.kind() != kind ? Subject.Kind.BOTH : whole;
            }
        }
        String own = reason.isBlank() ? "" : reason.strip() + "; ";
        service.addSubject(
                folder, whole, suggestion.selector(), own + "suggested: " + suggestion.reason());
        service.enter(
                folder,
                SuggestionDecisions.ENTRY,
                SuggestionDecisions.details(suggestion, true, reason.strip()));
    }

    /// Keeps that what was suggested is no subject; it is not suggested again on these grounds.
    public void reject(Path folder, Suggestion suggestion, String reason) throws IOException {
        service.enter(
                folder,
                SuggestionDecisions.ENTRY,
                SuggestionDecisions.details(suggestion, false, reason.strip()));
    }
}
