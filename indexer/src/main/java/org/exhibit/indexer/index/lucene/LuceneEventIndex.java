package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SoftDeletesDirectoryReaderWrapper;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.Ends;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Answers questions to the last commit of an index folder. Takes no lock: a writer may go on
/// beside it, unseen.
public final class LuceneEventIndex implements EventIndex {
    private static final Comparator<StoredEvent> BY_ORIGIN =
            Comparator.comparing((StoredEvent event) -> event.origin().evidence())
                    .thenComparing(LuceneEventIndex::ordinals)
                    .thenComparingLong(event -> event.origin().offset());

    static {
        // A word asks several fields, so a query of the parser's thousand clauses has more here.
        IndexSearcher.setMaxClauseCount(16_384);
    }

    private final Directory directory;
    private final DirectoryReader all;
    private final View events;
    private final View records;
    private final AccountingReader accounting;

    private LuceneEventIndex(Directory directory, DirectoryReader all, Workers workers)
            throws IOException {
        this.directory = directory;
        this.all = all;
        DirectoryReader live = new SoftDeletesDirectoryReaderWrapper(all, Schema.SOFT_DELETED);
        ItemCatalogue items = new ItemCatalogue(all);
        this.events = new View(all, live, items, workers, false);
        this.records = new View(all, all, items, workers, true);
        this.accounting = new AccountingReader(all, items);
    }

    /// Opens the last commit; searches run on the calling thread alone.
    ///
    /// @param folder the case's `index` folder; an absent or uncommitted index holds nothing
    public static LuceneEventIndex open(Path folder) throws IOException {
        return open(folder, null);
    }

    /// Opens the last commit.
    ///
    /// @param executor threads that help the calling one with large searches, or null
    /// @throws IOException where the folder cannot be read, or holds an index of another version
    public static LuceneEventIndex open(Path folder, @Nullable Executor executor)
            throws IOException {
        Directory directory = Files.isDirectory(folder) ? FSDirectory.open(folder) : empty();
        try {
            if (!DirectoryReader.indexExists(directory)) {
                directory.close();
                directory = empty();
            }
            DirectoryReader reader = DirectoryReader.open(directory);
            try {
                requireVersion(reader, folder);
                return new LuceneEventIndex(directory, reader, new Workers(executor));
            } catch (IOException e) {
                reader.close();
                throw e;
            }
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    private static Directory empty() throws IOException {
        Directory directory = new ByteBuffersDirectory();
        new IndexWriter(directory, new IndexWriterConfig()).close();
        return directory;
    }

    private static void requireVersion(DirectoryReader reader, Path folder) throws IOException {
        String version =
                reader.getIndexCommit()
                        .getUserData()
                        .getOrDefault(LuceneIndexWriter.VERSION_KEY, Schema.VERSION);
        if (!version.equals(Schema.VERSION)) {
            throw new IOException(
                    "the index in "
                            + folder
                            + " was written by another version of Exhibit (form "
                            + version
                            + ", expected "
                            + Schema.VERSION
                            + "); the originals are unharmed: acquire again to rebuild it");
        }
    }

    private View view(Search search) {
        return QueryTranslator.namesDuplicates(search.query()) ? records : events;
    }

    @Override
    public Rows rows(Search search) throws IOException, QueryException {
        View view = view(search);
        return new LuceneRows(view, view.matches(search), search.order(), LuceneRows.Sizes.USUAL);
    }

    /// Rows with other limits than usual, so that small results take the ways of large ones.
    Rows rows(Search search, LuceneRows.Sizes sizes) throws IOException, QueryException {
        View view = view(search);
        return new LuceneRows(view, view.matches(search), search.order(), sizes);
    }

    @Override
    public long count(Search search) throws IOException, QueryException {
        return view(search).matches(search).count();
    }

    @Override
    public Facet facet(Search search, String field, int most) throws IOException, QueryException {
        View view = view(search);
        return new FacetCounter(view, view.matches(search), "").count(field, most);
    }

    @Override
    public List<Facet.Value> complete(Search search, String field, String prefix, int most)
            throws IOException, QueryException {
        View view = view(search);
        return new FacetCounter(view, view.matches(search), prefix).count(field, most).values();
    }

    @Override
    public Histogram histogram(Search search, Duration width) throws IOException, QueryException {
        View view = view(search);
        return new HistogramCounter(width).count(view, view.matches(search));
    }

    @Override
    public Map<String, Ends> ends(Search search, EventField field, Set<String> values)
            throws IOException, QueryException {
        View view = view(search);
        return EndsFinder.reads(view, field)
                ? new EndsFinder(view, view.matches(search), field, values).find()
                : EventIndex.super.ends(search, field, values);
    }

    @Override
    public List<String> paths(String prefix, int most) throws IOException {
        return PathNames.startingWith(all, prefix, most);
    }

    @Override
    public Optional<StoredEvent> find(String id) throws IOException {
        String digits = id.toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{32}")) {
            return Optional.empty();
        }
        byte[] bytes = HexFormat.of().parseHex(digits);
        List<StoredEvent> byContent = read(IdQuery.of(bytes));
        Optional<StoredEvent> found =
                byContent.stream()
                        .min(
                                Comparator.comparing(
                                                (StoredEvent event) -> event.duplicateOf() != null)
                                        .thenComparing(BY_ORIGIN));
        if (found.isPresent()) {
            return found;
        }
        Query place =
                NumericDocValuesField.newSlowExactQuery(Schema.PLACE_HIGH, Schema.high(bytes));
        return read(place).stream().filter(event -> isPlace(event, bytes)).findFirst();
    }

    private static boolean isPlace(StoredEvent event, byte[] id) {
        return Arrays.equals(
                id,
                RecordIds.place(
                        event.origin().evidence(),
                        MemberStep.path(event.origin().member()),
                        event.origin().offset()));
    }

    @Override
    public List<StoredEvent> duplicatesOf(String contentId) throws IOException {
        String digits = contentId.toLowerCase(Locale.ROOT);
        if (!digits.matches("[0-9a-f]{32}")) {
            return List.of();
        }
        BytesRef id = new BytesRef(HexFormat.of().parseHex(digits));
        return read(new DuplicateOfQuery(id)).stream().sorted(BY_ORIGIN).toList();
    }

    private static String ordinals(StoredEvent event) {
        StringBuilder out = new StringBuilder();
        for (MemberStep step : event.origin().member()) {
            out.append(String.format(Locale.ROOT, "%010d/", step.ordinal()));
        }
        return out.toString();
    }

    /// The few records, duplicates included, that a query finds.
    private List<StoredEvent> read(Query query) throws IOException {
        Matches found;
        try {
            found = records.matches(query);
        } catch (QueryException e) {
            throw new IOException(e);
        }
        List<Integer> docs = new ArrayList<>();
        for (LeafReaderContext leaf : found.leaves()) {
            FixedBitSet set = found.in(leaf);
            if (set == null) {
                continue;
            }
            for (int doc = set.nextSetBit(0);
                    doc != DocIdSetIterator.NO_MORE_DOCS;
                    doc = Matches.next(set, doc)) {
                docs.add(leaf.docBase + doc);
            }
        }
        return records.events().load(docs.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public Stream<Problem> problems() throws IOException {
        return accounting.problems();
    }

    @Override
    public Stream<FileRow> files(FileRow.Kind kind, String format) throws IOException {
        return accounting.files(kind, format);
    }

    @Override
    public Set<String> folders() throws IOException {
        return new FileTerms(all).folders();
    }

    @Override
    public Set<String> logNames() throws IOException {
        return new FileTerms(all).logNames();
    }

    @Override
    public Stream<FileRow> files() throws IOException {
        return accounting.files();
    }

    @Override
    public Totals totals() throws IOException {
        return accounting.totals();
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            events.reader().close();
            all.close();
        }
    }
}
