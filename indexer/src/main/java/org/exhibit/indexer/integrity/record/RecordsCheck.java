package org.exhibit.indexer.integrity.record;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.CustodyItems;
import org.exhibit.indexer.casefile.Originals;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.EventCensus;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.ingest.FormatChoice;
import org.exhibit.indexer.ingest.Ingest;
import org.exhibit.indexer.integrity.Verification.Check;
import org.exhibit.indexer.integrity.record.ItemSums.Comparison;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.Progress;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.Containers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Reads every record again from its original, as it was read into the index, and compares what
/// comes with what the index says: place, id and named fields of every event, what was rejected and
/// warned of, and the account of every file. Neither changes anything nor keeps records in memory.
public final class RecordsCheck {
    private static final int WORKERS = 2;
    private static final int MOST_PATHS = 5;
    private static final int MOST_NAMED = 5;

    private final CaseReader reader;
    private final Tools tools;
    private final ProgressBoard board;
    private final CancelToken cancel;
    private final byte[] key = RecordHash.newKey();
    private final Map<Digest, Fault> faults = new TreeMap<>();
    private final List<String> unread = new ArrayList<>();
    private long compared;
    private long items;
    private long locked;

    /// What reading again needs besides the case.
    ///
    /// @param census of the index that the reader reads
    /// @param containers how archives are opened
    public record Tools(EventCensus census, Containers containers, Layouts layouts) {}

    /// Knows the layout that was given for headerless flow logs.
    public interface Layouts {
        /// Field names, or null for the version 2 default.
        @Nullable String of(int acquisition);
    }

    /// @param places the item's leaves as read again
    private record Fault(String what, List<String> places) {}

    public RecordsCheck(CaseReader reader, Tools tools, ProgressBoard board, CancelToken cancel) {
        this.reader = reader;
        this.tools = tools;
        this.board = board;
        this.cancel = cancel;
    }

    /// @throws CancellationException once cancelled
    public List<Check> run() throws IOException {
        DuplicatesPass duplicates = new DuplicatesPass(reader);
        IndexedSums sums =
                IndexedSums.of(
                        reader,
                        tools.census(),
                        RecordHash.with(key),
                        duplicates,
                        cancel,
                        done -> post("the index", 0, 0, done));
        Set<Digest> named = new HashSet<>();
        CustodyItems.read(
                new CaseFolder(reader.folder()).custody(),
                (path, item) -> named.add(item.sha256()));
        Pass pass = new Pass(sums, named);
        pass.run();
        List<Check> checks = new ArrayList<>();
        checks.add(records(sums));
        checks.addAll(details(pass));
        checks.add(duplicates.check(tools.census(), sums.equalDuplicates()));
        return checks;
    }

    private void post(String item, long done, long total, long records) {
        board.post(
                new Progress(
                        Progress.Stage.VERIFYING,
                        item,
                        done,
                        total == 0 ? OptionalLong.empty() : OptionalLong.of(total),
                        0,
                        OptionalLong.empty(),
                        records,
                        0));
    }

    /// Every item, read again by a few threads side by side.
    private final class Pass {
        private final IndexedSums sums;
        private final Set<Digest> named;
        private final Originals originals = new Originals(new CaseFolder(reader.folder()));
        private final Iterator<Digest> left;

        Pass(IndexedSums sums, Set<Digest> named) {
            this.sums = sums;
            this.named = named;
            this.left = new ArrayList<>(sums.items()).iterator();
        }

        void run() throws IOException {
            try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < WORKERS; i++) {
                    running.add(
                            workers.submit(() -> {
                                work();
                                return true;
                            }));
                }
                for (Future<?> worker : running) {
                    worker.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException failed -> throw failed;
                    case null, default ->
                            throw new IOException("reading the records again failed", e);
                }
            }
        }

        private void work() throws IOException {
            for (Digest item = next(); item != null; item = next()) {
                cancel.check();
                one(item);
            }
        }

        private @Nullable Digest next() {
            synchronized (left) {
                return left.hasNext() ? left.next() : null;
            }
        }

        private void one(Digest item) throws IOException {
            ItemSums indexed = sums.of(item);
            if (sums.isExcluded(item) && indexed.events() == 0) {
                return;
            }
            if (sums.isExcluded(item) || !named.contains(item)) {
                String why =
                        sums.isExcluded(item)
                                ? "which custody leaves out"
                                : "which custody does not name";
                fault(item, indexed.events() + " records of an item " + why, List.of());
                return;
            }
            Path original;
            try {
                original = originals.find(item);
            } catch (IOException e) {
                unread(String.valueOf(e.getMessage()));
                return;
            }
            Comparison first = null;
            List<String> places = List.of();
            for (Sighting sighting : sums.sightings(item)) {
                Rereading reading = new Rereading(RecordHash.with(key));
                read(original, sighting, reading);
                Comparison found = indexed.compare(reading.sums());
                if (first == null || found.different().isEmpty()) {
                    first = found;
                    places = reading.places();
                }
                // Which of several paths it was read by may have changed since.
                if (found.different().isEmpty()
                        || sums.sightings(item).indexOf(sighting) + 1 == MOST_PATHS) {
                    break;
                }
            }
            if (first == null) {
                fault(item, "the index does not say where it was acquired from", List.of());
            } else {
                compared(item, first, places);
            }
        }

        void read(Path original, Sighting sighting, Rereading into) throws IOException {
            String layout = tools.layouts().of(sighting.acquisition());
            new Ingest(into, FormatChoice.builtIn(layout), tools.containers())
                    .item(sighting.evidence(), original, sighting.path(), layout, cancel);
        }

        /// By the first path it was seen under.
        void again(Digest item, Rereading into) throws IOException {
            if (!sums.sightings(item).isEmpty()) {
                read(originals.find(item), sums.sightings(item).getFirst(), into);
            }
        }

        String name(Digest item) {
            List<Sighting> seen = sums.sightings(item);
            return (seen.isEmpty() ? "" : seen.getFirst().path() + " ") + "(" + item + ")";
        }
    }

    private synchronized void compared(Digest item, Comparison found, List<String> places) {
        compared += found.compared();
        locked += found.locked().size();
        items++;
        if (!found.different().isEmpty()) {
            List<String> what = new ArrayList<>();
            found.different()
                    .forEach((place, of) -> what.add(of + (place.isEmpty() ? "" : " of " + place)));
            fault(item, "other " + String.join(", ", what), places);
        }
        post(item.hex(), items, 0, compared);
    }

    private synchronized void fault(Digest item, String what, List<String> places) {
        faults.put(item, new Fault(what, places));
    }

    private synchronized void unread(String why) {
        unread.add(why);
    }

    private Check records(IndexedSums sums) {
        boolean ok = faults.isEmpty() && unread.isEmpty();
        StringBuilder detail = new StringBuilder();
        detail.append(compared)
                .append(" of the index's ")
                .append(sums.events())
                .append(" events, duplicates counted, read again from ")
                .append(items)
                .append(" originals: ")
                .append(
                        faults.isEmpty()
                                ? "the index says of them what their originals say."
                                : faults.size()
                                        + " originals give something else than the index says.");
        if (!unread.isEmpty()) {
            detail.append(" Not read again: ")
                    .append(unread.size())
                    .append(" originals, the first because: ")
                    .append(unread.getFirst());
        }
        if (locked > 0) {
            detail.append(" Not compared for want of a password, or read by one this time: ")
                    .append(locked)
                    .append(" encrypted entries.");
        }
        return new Check("records", ok, detail.toString());
    }

    private List<Check> details(Pass pass) throws IOException {
        Map<Digest, List<String>> some = new TreeMap<>();
        faults.forEach((item, fault) -> {
            if (some.size() < MOST_NAMED && !fault.places().isEmpty()) {
                some.put(item, fault.places());
            }
        });
        Map<Digest, List<String>> sentences =
                some.isEmpty()
                        ? Map.of()
                        : new DifferenceSearch(tools.census(), key).find(some, pass::again);
        List<Check> checks = new ArrayList<>();
        for (Map.Entry<Digest, Fault> fault : faults.entrySet()) {
            List<String> said = sentences.getOrDefault(fault.getKey(), List.of());
            checks.add(
                    new Check(
                            "record",
                            false,
                            pass.name(fault.getKey())
                                    + ": "
                                    + fault.getValue().what()
                                    + (said.isEmpty() ? "" : ": " + String.join("; ", said))
                                    + "."));
        }
        return checks;
    }
}
