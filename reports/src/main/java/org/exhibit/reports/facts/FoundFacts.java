package org.exhibit.reports.facts;

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
/// @param citations of its first records, as printed; of `finding.evidence()` the first ones
public record FoundFacts(
        Finding finding,
        String version,
        String strength,
        List<Triage.Decision> decisions,
        List<FindingNotes.Note> notes,
        List<String> citations) {
    public FoundFacts {
        decisions = List.copyOf(decisions);
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
