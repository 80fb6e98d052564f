package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.exhibit.indexer.index.EventCensus;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The events of an index folder's last commit, in the order of its files.
public final class LuceneCensus implements EventCensus {
    private static final int BATCH = 2_048;

    private final @Nullable Directory directory;
    private final @Nullable DirectoryReader reader;

    private LuceneCensus(@Nullable Directory directory, @Nullable DirectoryReader reader) {
        this.directory = directory;
        this.reader = reader;
    }

    /// @param folder the case's `index` folder; one that is absent or has no commit holds nothing
    public static LuceneCensus open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new LuceneCensus(null, null);
        }
        Directory directory = FSDirectory.open(folder);
        try {
            return DirectoryReader.indexExists(directory)
                    ? new LuceneCensus(directory, DirectoryReader.open(directory))
                    : new LuceneCensus(directory, null);
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    private static EventLoader loader(DirectoryReader all) throws IOException {
        return new EventLoader(all, new ItemCatalogue(all), new Traits(all));
    }

    @Override
    public void each(Visitor visitor) throws IOException {
        if (reader == null) {
            return;
        }
        EventLoader loader = loader(reader);
        int[] batch = new int[BATCH];
        for (LeafReaderContext leaf : reader.leaves()) {
            Bits live = leaf.reader().getLiveDocs();
            // Events alone have this column.
            NumericDocValues ids = DocValues.getNumeric(leaf.reader(), Schema.ID_HIGH);
            int filled = 0;
            for (int doc = ids.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = ids.nextDoc()) {
                if (live != null && !live.get(doc)) {
                    continue;
                }
                batch[filled++] = leaf.docBase + doc;
                if (filled == BATCH) {
                    hand(loader.loadAll(batch), visitor);
                    filled = 0;
                }
            }
            hand(loader.loadAll(Arrays.copyOf(batch, filled)), visitor);
        }
    }

    private static void hand(List<EventLoader.Loaded> loaded, Visitor visitor) throws IOException {
        for (EventLoader.Loaded one : loaded) {
            visitor.event(one.event(), Ids.text(one.decoded().contentId()));
        }
    }

    @Override
    public void repeated(Repeats visitor) throws IOException {
        if (reader == null) {
            return;
        }
        DirectoryReader all = reader;
        EventLoader loader = loader(all);
        new RepeatedIds(all)
                .each(docs -> {
                    int[] live =
                            docs.stream()
                                    .filter(doc -> isLive(all, doc))
                                    .mapToInt(d -> d)
                                    .toArray();
                    Map<String, long[]> counts = new HashMap<>();
                    // One beginning can stand for very many records.
                    for (int from = 0; from < live.length; from += BATCH) {
                        int to = Math.min(live.length, from + BATCH);
                        for (EventLoader.Loaded one :
                                loader.loadAll(Arrays.copyOfRange(live, from, to))) {
                            count(one, counts);
                        }
                    }
                    for (Map.Entry<String, long[]> one : counts.entrySet()) {
                        visitor.repeated(one.getKey(), one.getValue()[0], one.getValue()[1]);
                    }
                });
    }

    private static void count(EventLoader.Loaded one, Map<String, long[]> counts) {
        String id = Ids.text(one.decoded().contentId());
        String repeats = one.event().duplicateOf();
        long[] both = counts.computeIfAbsent(id, key -> new long[2]);
        if (repeats == null) {
            both[0]++;
        } else if (repeats.equals(id)) {
            both[1]++;
        }
    }

    private static boolean isLive(DirectoryReader all, int doc) {
        for (LeafReaderContext leaf : all.leaves()) {
            if (doc < leaf.docBase + leaf.reader().maxDoc()) {
                Bits live = leaf.reader().getLiveDocs();
                return live == null || live.get(doc - leaf.docBase);
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
