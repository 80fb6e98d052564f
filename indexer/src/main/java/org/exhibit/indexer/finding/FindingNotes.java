package org.exhibit.indexer.finding;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What people wrote about findings, as the chain of custody keeps it. A note hangs on a finding as
/// a decision does.
public final class FindingNotes {
    /// Kind of the entries of custody for a note.
    public static final String ENTRY = "finding-note";

    /// Kind of the entries that take one back.
    public static final String REMOVED = "finding-note-removed";

    private final List<Note> notes;

    /// @param number 1-based in the case, never given again
    /// @param first content id of the finding's first record
    /// @param author as custody names the examiner
    public record Note(
            int number,
            String rule,
            String subject,
            String first,
            String text,
            String author,
            Instant at) {}

    private FindingNotes(List<Note> notes) {
        this.notes = List.copyOf(notes);
    }

    /// @param custody the whole chain, in its order
    public static FindingNotes of(List<CustodyEntry> custody) {
        List<Note> found = new ArrayList<>();
        int number = 0;
        for (CustodyEntry entry : custody) {
            Map<String, String> details = entry.details();
            if (entry.kind().equals(ENTRY)) {
                found.add(
                        new Note(
                                ++number,
                                details.getOrDefault("rule", ""),
                                details.getOrDefault("subject", ""),
                                details.getOrDefault("record", ""),
                                details.getOrDefault("text", ""),
                                entry.actor(),
                                entry.at()));
            } else if (entry.kind().equals(REMOVED)) {
                String gone = details.getOrDefault("number", "");
                found.removeIf(note -> Integer.toString(note.number()).equals(gone));
            }
        }
        return new FindingNotes(found);
    }

    /// The fields of the entry for a note.
    public static Details details(Finding finding, String text) {
        return Details.of("rule", finding.rule())
                .with("subject", finding.subject())
                .with("record", finding.evidence().getFirst())
                .with("text", text);
    }

    /// The fields of the entry that takes a note back.
    public static Details removal(Note note, String reason) {
        return Details.of("number", Integer.toString(note.number()))
                .with("rule", note.rule())
                .with("subject", note.subject())
                .with("reason", reason);
    }

    /// Every note of the case, by number.
    public List<Note> all() {
        return notes;
    }

    /// The notes on a finding, oldest first.
    public List<Note> of(Finding finding) {
        return notes.stream()
                .filter(note -> finding.isMeant(note.rule(), note.subject(), note.first()))
                .toList();
    }
}
