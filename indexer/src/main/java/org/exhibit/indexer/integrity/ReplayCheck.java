package org.exhibit.indexer.integrity;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReplay;
import org.exhibit.indexer.integrity.Verification.Check;

import java.io.IOException;
import java.util.List;

/// Holds `case.json` and the database against custody, of which they are copies.
public final class ReplayCheck {
    private final CaseFolder folder;

    public ReplayCheck(CaseFolder folder) {
        this.folder = folder;
    }

    public List<Check> run() {
        CaseReplay.Differences found;
        try {
            found = new CaseReplay(folder).compare();
        } catch (IOException e) {
            return List.of(
                    new Check(
                            "case-json",
                            false,
                            "Custody could not be replayed: " + e.getMessage()));
        }
        Check json =
                new Check(
                        "case-json",
                        found.snapshot().isEmpty(),
                        found.snapshot().isEmpty()
                                ? "case.json says what custody gives."
                                : "case.json and custody do not say the same about "
                                        + String.join(", ", found.snapshot())
                                        + ".");
        if (!found.databaseCompared()) {
            return List.of(
                    json,
                    new Check(
                            "database",
                            true,
                            "Not compared: a writer is at work on the case, or was interrupted."));
        }
        return List.of(
                json,
                new Check(
                        "database",
                        found.database().isEmpty(),
                        found.database().isEmpty()
                                ? "Every table of case.mv.db has the rows that custody gives."
                                : "case.mv.db and custody do not say the same: "
                                        + String.join("; ", found.database())
                                        + "."));
    }
}
