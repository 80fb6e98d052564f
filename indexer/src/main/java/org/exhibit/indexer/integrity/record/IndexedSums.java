package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventCensus;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.record.RecordHash.Place;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// What the index says of every item. Memory grows with files and members, not with records.
final class IndexedSums {
    private final Map<Digest, ItemSums> items = new HashMap<>();
    private final Map<Digest, List<Sighting>> sightings = new HashMap<>();
    private final Set<Digest> excluded = new HashSet<>();
    private final RecordHash hash;
    private final Respelt respelt;
    private long events;
    private long equalDuplicates;

    private IndexedSums(RecordHash hash, Respelt respelt) {
        this.hash = hash;
        this.respelt = respelt;
    }

    /// Receives duplicates that spell their content otherwise than the event they repeat.
    interface Respelt {
        void duplicate(StoredEvent event) throws IOException;
    }

    /// @param done told of the number of records read, now and then
    static IndexedSums of(
            CaseReader reader,
            EventCensus census,
            RecordHash hash,
            Respelt respelt,
            CancelToken cancel,
            LongConsumer done)
            throws IOException {
        IndexedSums sums = new IndexedSums(hash, respelt);
        sums.accounts(reader);
        sums.problems(reader);
        census.each((event, contentId) -> {
            sums.event(event, contentId);
            if (sums.events % 10_000 == 0) {
                cancel.check();
                done.accept(sums.events);
            }
        });
        return sums;
    }

    private void accounts(CaseReader reader) throws IOException {
        // An item's account stands in the rows of its first sighting; later ones count repeats.
        @Nullable Sighting current = null;
        boolean first = false;
        try (Stream<FileRow> rows = reader.events().files()) {
            for (Iterator<FileRow> each = rows.iterator(); each.hasNext(); ) {
                FileRow row = each.next();
                Sighting seen =
                        new Sighting(row.acquisition(), row.path(), row.evidence(), row.size());
                if (!seen.equals(current)) {
                    List<Sighting> known =
                            sightings.computeIfAbsent(row.evidence(), key -> new ArrayList<>(1));
                    first = known.isEmpty();
                    known.add(seen);
                    current = seen;
                }
                if (row.kind() == FileRow.Kind.EXCLUDED) {
                    excluded.add(row.evidence());
                } else if (first) {
                    ItemAccount.Leaf leaf = leaf(row);
                    item(row.evidence())
                            .at(MemberStep.path(row.member()))
                            .account(leaf, hash.account(leaf));
                }
            }
        }
    }

    private static ItemAccount.Leaf leaf(FileRow row) {
        return new ItemAccount.Leaf(
                row.member(),
                row.content(),
                row.kind(),
                row.format(),
                row.source(),
                row.counts().records(),
                row.counts().duplicates(),
                row.counts().rejected(),
                row.warnings());
    }

    private void problems(CaseReader reader) throws IOException {
        try (Stream<Problem> problems = reader.events().problems()) {
            problems.forEach(problem -> {
                Origin origin = problem.origin();
                item(origin.evidence())
                        .at(MemberStep.path(origin.member()))
                        .problem(
                                problem.kind(),
                                hash.problem(
                                        problem.kind(),
                                        origin.record(),
                                        origin.offset(),
                                        origin.length(),
                                        problem.reason()));
            });
        }
    }

    private void event(StoredEvent event, String contentId) throws IOException {
        events++;
        Origin origin = event.origin();
        item(origin.evidence())
                .at(MemberStep.path(origin.member()))
                .event(hash.event(place(event), contentId, event.event()));
        if (contentId.equals(event.duplicateOf())) {
            equalDuplicates++;
        } else if (event.duplicateOf() != null) {
            respelt.duplicate(event);
        }
    }

    static Place place(StoredEvent event) {
        Origin origin = event.origin();
        return new Place(
                origin.record(),
                origin.offset(),
                origin.length(),
                origin.payload(),
                origin.decode(),
                event.layout());
    }

    private ItemSums item(Digest evidence) {
        return items.computeIfAbsent(evidence, key -> new ItemSums());
    }

    /// Events, duplicates too.
    long events() {
        return events;
    }

    Set<Digest> items() {
        return items.keySet();
    }

    ItemSums of(Digest evidence) {
        return items.getOrDefault(evidence, new ItemSums());
    }

    boolean isExcluded(Digest evidence) {
        return excluded.contains(evidence);
    }

    /// The paths an item was seen under, in the order in which they would be read.
    List<Sighting> sightings(Digest evidence) {
        return sightings.getOrDefault(evidence, List.of());
    }

    /// Duplicates whose own record gives the id they are said to repeat.
    long equalDuplicates() {
        return equalDuplicates;
    }
}
