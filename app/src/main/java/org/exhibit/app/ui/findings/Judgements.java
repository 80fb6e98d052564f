package org.exhibit.app.ui.findings;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.finding.ControlJudgements;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What people decided, wrote and numbered.
///
/// @param exhibits content ids of the records that have a number for presentation
record Judgements(
        Triage triage, FindingNotes notes, ControlJudgements controls, Set<String> exhibits) {
    Judgements {
        exhibits = Set.copyOf(exhibits);
    }

    static Judgements of(CaseReader reader) throws IOException {
        List<CustodyEntry> custody = reader.custody();
        return new Judgements(
                Triage.of(custody),
                FindingNotes.of(custody),
                ControlJudgements.of(custody),
                reader.exhibits().stream().map(MarkedExhibit::event).collect(Collectors.toSet()));
    }
}
