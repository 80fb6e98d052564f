package org.exhibit.app.ui.findings;

import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.finding.FindingReport;
import org.exhibit.indexer.finding.run.FindingRun;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.provenance.exposure.Exposures;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// Runs the rules, then asks what was logged and what stood open, against which findings are seen.
public final class CaseFinder implements Finder {
    private final CaseService service;

    public CaseFinder(CaseService service) {
        this.service = service;
    }

    @Override
    public Found find(
            CaseReader reader, @Nullable Path own, ProgressBoard board, CancelToken cancel)
            throws IOException {
        FindingReport report = FindingRun.of(reader, own).run(board, cancel);
        board.post(Progress.of(Progress.Stage.SCANNING, "what was logged"));
        Coverage coverage = service.coverage(reader, board, cancel);
        board.post(Progress.of(Progress.Stage.SCANNING, "what stood open"));
        Exposures.Answer open = exposures(reader, cancel);
        return new Found(
                report,
                LogGap.of(coverage),
                new Surroundings(
                        coverage.lanes(),
                        open.windows(),
                        open.notes(),
                        RuleBook.of(reader, own).entries().stream()
                                .filter(RuleBook.Entry::on)
                                .toList()));
    }

    private static Exposures.Answer exposures(CaseReader reader, CancelToken cancel)
            throws IOException {
        AccountSettings settings = AccountSettings.read(reader, cancel);
        return new Exposures(reader, settings, cancel).all();
    }
}
