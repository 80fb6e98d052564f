package org.exhibit.app.ui.start;

import org.exhibit.app.investigation.BundledInvestigation;
import org.exhibit.app.investigation.WrittenInvestigation;
import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Makes a case of the bundled investigation: its files are written, imported as any others would
/// be, and its subjects marked.
final class Demo {
    private final CaseService service;

    Demo(CaseService service) {
        this.service = service;
    }

    /// What came of it.
    ///
    /// @param expected the accounting a correct import reaches
    record Made(Path folder, Counts expected, AcquireReport report) {
        boolean isAsExpected() {
            return report.totals().counts().equals(expected);
        }
    }

    /// @param folder new or empty; gets the folders `logs` and `case`
    Made make(Path folder, String examiner, ProgressBoard board, CancelToken cancel)
            throws IOException {
        WrittenInvestigation written = BundledInvestigation.write(folder.resolve("logs"));
        Path home = folder.resolve("case");
        service.create(
                home,
                new CaseDescription(
                        "Bundled investigation",
                        examiner,
                        "DEMO",
                        "",
                        "Trying Exhibit",
                        Instant.now()));
        cancel.check();
        AcquireReport report =
                service.acquire(home, AcquireRequest.of(List.of(written.folder())), board, cancel);
        for (WrittenInvestigation.SubjectNote note : written.subjects()) {
            service.addSubject(home, note.kind(), note.selector(), note.reason());
        }
        return new Made(home, written.total(), report);
    }
}
