package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventCensus;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.ingest.SameContent;
import org.exhibit.indexer.integrity.Verification.Check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether every duplicate repeats an event that is there, and no record counts as two events: a
/// search leaves duplicates out, so a record could be hidden as one.
final class DuplicatesPass implements IndexedSums.Respelt {
    private static final int BATCH = 256;
    private static final int MOST_NAMED = 5;

    private final CaseReader reader;
    private final SameContent contents;
    private final List<StoredEvent> waiting = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long respelt;
    private long found;

    DuplicatesPass(CaseReader reader) {
        this.reader = reader;
        this.contents = new SameContent(reader::raw);
    }

    @Override
    public void duplicate(StoredEvent event) throws IOException {
        respelt++;
        waiting.add(event);
        if (waiting.size() == BATCH) {
            compare();
        }
    }

    private void compare() throws IOException {
        List<StoredEvent> pairs = new ArrayList<>();
        for (StoredEvent duplicate : waiting) {
            String repeats = Objects.requireNonNull(duplicate.duplicateOf());
            Optional<StoredEvent> event = reader.events().find(repeats);
            if (event.isEmpty()
                    || event.get().duplicateOf() != null
                    || !event.get().id().equals(repeats)
                    || !Objects.equals(eventId(event.get()), eventId(duplicate))) {
                faults.add(named(duplicate) + " repeats no event of the case");
            } else {
                pairs.add(duplicate);
                pairs.add(event.get());
            }
        }
        waiting.clear();
        List<Digest> digests;
        try {
            digests = contents.contentsOf(pairs);
        } catch (IOException e) {
            // An original that is absent or altered is named by another check.
            faults.add(
                    "of "
                            + pairs.size() / 2
                            + " duplicates it cannot be told whether they repeat their event: "
                            + e.getMessage());
            return;
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            if (!digests.get(i).equals(digests.get(i + 1))) {
                faults.add(named(pairs.get(i)) + " says something else than the event it repeats");
            }
        }
    }

    private static String eventId(StoredEvent event) {
        return String.valueOf(event.event().text(EventField.EVENT_ID));
    }

    private static String named(StoredEvent event) {
        return event.origin().file()
                + " record "
                + event.origin().record()
                + " ("
                + event.citation()
                + ")";
    }

    /// @param equal duplicates whose own record gives the id they repeat
    Check check(EventCensus census, long equal) throws IOException {
        compare();
        census.repeated((id, events, duplicates) -> {
            if (events == 1) {
                found += duplicates;
            } else if (events > 1) {
                faults.add(events + " records with the id " + id + " each count as an event");
                found += duplicates;
            }
        });
        if (found != equal) {
            faults.add((equal - found) + " duplicates repeat no event of the case");
        }
        long all = equal + respelt;
        return new Check(
                "duplicates",
                faults.isEmpty(),
                faults.isEmpty()
                        ? (all == 0
                                ? "No record is marked as a duplicate, and none counts twice."
                                : "Each of the "
                                        + all
                                        + " duplicates repeats an event of the case, and no record"
                                        + " counts twice.")
                        : "What repeats what is not as the records say: "
                                + String.join(
                                        "; ",
                                        faults.subList(0, Math.min(MOST_NAMED, faults.size())))
                                + (faults.size() > MOST_NAMED
                                        ? "; and " + (faults.size() - MOST_NAMED) + " more."
                                        : "."));
    }
}
