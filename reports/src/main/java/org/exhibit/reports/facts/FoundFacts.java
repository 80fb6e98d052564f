package org.exhibit.reports.facts;

import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;
import org.exhibit.indexer.finding.TriageState;

import java.util.List;

/// One finding as a pack prints it.
///
/// @param version of the rule that found it
/// @param strength how well it is founded, one of the four words
/// @param decisions of people about it, oldest first
/// @param judgements what examiners said of its controls, of each control the last
/// @param citations of its first records, as printed; of `finding.evidence()` the first ones
public record FoundFacts(
        Finding finding,
        String version,
        String strength,
        List<Triage.Decision> decisions,
        List<ControlJudgements.Judgement> judgements,
        List<FindingNotes.Note> notes,
        List<String> citations) {
    public FoundFacts {
        decisions = List.copyOf(decisions);
        judgements = List.copyOf(judgements);
        notes = List.copyOf(notes);
        citations = List.copyOf(citations);
    }

    public TriageState state() {
        return finding.state();
    }

    /// Whether a person stands behind it.
    public boolean isUpheld() {
        return state() == TriageState.CONFIRMED || state() == TriageState.INVESTIGATING;
    }
}
