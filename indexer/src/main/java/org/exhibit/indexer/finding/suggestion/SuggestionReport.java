package org.exhibit.indexer.finding.suggestion;

import org.exhibit.indexer.casefile.CaseReader;

import java.io.IOException;
import java.util.List;

/// What a case suggests as subjects.
///
/// @param all also those that were decided; the most telling first
/// @param notes one sentence for each thing that was not looked at, or not to its end
/// @param words version of the words and calls that were gone by
public record SuggestionReport(List<Suggestion> all, List<String> notes, String words) {
    public SuggestionReport {
        all = all.stream().sorted().toList();
        notes = notes.stream().distinct().sorted().toList();
    }

    /// The same suggestions with what people have decided by now.
    public SuggestionReport decidedIn(CaseReader reader) throws IOException {
        SuggestionDecisions decisions = SuggestionDecisions.of(reader.custody());
        return new SuggestionReport(
                all.stream().map(one -> decisions.decided(one, reader.subjects())).toList(),
                notes,
                words);
    }

    /// Those nobody has decided.
    public List<Suggestion> open() {
        return all.stream().filter(one -> one.state() instanceof SuggestionState.Open).toList();
    }
}
