package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;

/// Looks through a case for what may be its subjects: tags, findings of Macie, jobs, content types
/// and names. Asks the index for few values where it can; the same evidence gives the same
/// suggestions.
public final class SuggestionRun {
    private final CaseReader reader;

    public SuggestionRun(CaseReader reader) {
        this.reader = reader;
    }

    /// @throws java.util.concurrent.CancellationException once cancelled
    public SuggestionReport run(ProgressBoard board, CancelToken cancel) throws IOException {
        Words words = Words.builtIn();
        CaseRecords records = new CaseRecords(reader, cancel);
        Finds finds = new Finds();
        post(board, "tags");
        new TagSuggestions(records, new Spelled(words), finds).find();
        post(board, "findings of Macie");
        new ScannerSuggestions(reader, records, words, finds).find(cancel);
        post(board, "jobs");
        new JobSuggestions(records, words, finds).find();
        post(board, "content types");
        new TypeSuggestions(records, words, finds).find();
        post(board, "names");
        new NameSuggestions(records, words, finds).find();
        return new SuggestionReport(finds.suggestions(), finds.notes(), words.version())
                .decidedIn(reader);
    }

    private static void post(ProgressBoard board, String what) {
        board.post(Progress.of(Progress.Stage.SCANNING, what));
    }
}
