package org.exhibit.indexer.casefile;

import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tags, notes and saved queries of an open case. Each change is an entry of custody. Thread-safe
/// as the case is.
public final class Annotations {
    /// Events named by one entry of custody.
    private static final int AT_ONCE = 1_000;

    private final CaseFile caseFile;

    Annotations(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    public List<EventTag> tags() throws IOException {
        return caseFile.ask(() -> caseFile.ledger().notes().tags());
    }

    public List<EventNote> notes() throws IOException {
        return caseFile.ask(() -> caseFile.ledger().notes().notes());
    }

    public List<SavedQuery> queries() throws IOException {
        return caseFile.ask(() -> caseFile.ledger().notes().queries());
    }

    /// Puts a tag on events; those that have it already keep it as it was put on them.
    ///
    /// @param events content ids
    /// @return on how many it is new
    /// @throws IllegalArgumentException where the word cannot be a tag
    public int tag(String tag, List<String> events) throws IOException {
        if (!EventTag.isTag(tag)) {
            throw new IllegalArgumentException("no tag: " + tag);
        }
        Set<String> tagged = tagged(tag);
        return change(
                Kinds.TAG_ADDED,
                tag,
                events.stream().filter(event -> !tagged.contains(event)).distinct().toList());
    }

    /// @return from how many it was taken
    public int untag(String tag, List<String> events) throws IOException {
        Set<String> tagged = tagged(tag);
        return change(
                Kinds.TAG_REMOVED,
                tag,
                events.stream().filter(tagged::contains).distinct().toList());
    }

    private Set<String> tagged(String tag) throws IOException {
        Set<String> found = new HashSet<>();
        for (EventTag one : tags()) {
            if (one.tag().equals(tag)) {
                found.add(one.event());
            }
        }
        return found;
    }

    private int change(String kind, String tag, List<String> events) throws IOException {
        if (!events.isEmpty()) {
            caseFile.change(() -> {
                List<CustodyEntry> entries = new ArrayList<>();
                for (int from = 0; from < events.size(); from += AT_ONCE) {
                    List<String> some =
                            events.subList(from, Math.min(events.size(), from + AT_ONCE));
                    entries.add(
                            caseFile.write(
                                    kind,
                                    Details.of("tag", tag)
                                            .with("count", some.size())
                                            .with("events", JsonTexts.array(some))));
                }
                return entries.size();
            });
        }
        return events.size();
    }

    /// @param event content id
    public EventNote addNote(String event, String text) throws IOException {
        return caseFile.change(() -> {
            int number = caseFile.ledger().notes().notesNumbered() + 1;
            CustodyEntry entry =
                    caseFile.write(
                            Kinds.NOTE_ADDED,
                            Details.of("number", Integer.toString(number))
                                    .with("event", event)
                                    .with("text", text));
            return new EventNote(number, event, text, entry.actor(), entry.at());
        });
    }

    /// @throws IOException where no note has the number
    public void removeNote(int number, String reason) throws IOException {
        caseFile.change(() -> {
            if (caseFile.ledger().notes().notes().stream()
                    .noneMatch(note -> note.number() == number)) {
                throw new NothingThereException(
                        "No note of this case has the number " + number + ".");
            }
            return caseFile.write(
                    Kinds.NOTE_REMOVED,
                    Details.of("number", Integer.toString(number)).with("reason", reason));
        });
    }

    /// Keeps a query under a name, in place of the one that had it.
    public void saveQuery(String name, String query) throws IOException {
        caseFile.change(() ->
                caseFile.write(Kinds.QUERY_SAVED, Details.of("name", name).with("query", query)));
    }

    /// @throws IOException where no query has the name
    public void removeQuery(String name) throws IOException {
        caseFile.change(() -> {
            if (caseFile.ledger().notes().queries().stream()
                    .noneMatch(query -> query.name().equals(name))) {
                throw new NothingThereException(
                        "No saved query of this case has the name " + name + ".");
            }
            return caseFile.write(Kinds.QUERY_REMOVED, Details.of("name", name));
        });
    }
}
