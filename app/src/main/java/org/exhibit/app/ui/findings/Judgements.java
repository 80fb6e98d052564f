package org.exhibit.app.ui.findings;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.finding.Triage;

import java.util.List;

/// What people decided and wrote about findings.
record Judgements(Triage triage, FindingNotes notes) {
    /// @param custody the whole chain, in its order
    static Judgements of(List<CustodyEntry> custody) {
        return new Judgements(Triage.of(custody), FindingNotes.of(custody));
    }
}
