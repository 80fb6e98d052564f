package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SoftDeletesRetentionMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.EventIndexWriter;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;
import org.exhibit.indexer.index.lucene.AccountingJson.StoredProblem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes the embedded index. On opening, what an interrupted run left of unfinished items is
/// deleted. An index of another version, or none, starts empty: its items are then parsed again.
public final class LuceneIndexWriter implements EventIndexWriter {
    private static final double BUFFER_MEGABYTES = 160;
    static final String VERSION_KEY = "exhibit.index.version";

    private final Directory directory;
    private final IndexWriter writer;
    private final Set<BytesRef> done = ConcurrentHashMap.newKeySet();
    private final Set<BytesRef> sightings = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<EventDocument> documents =
            ThreadLocal.withInitial(this::eventDocument);
    private final AtomicInteger traits = new AtomicInteger();

    private LuceneIndexWriter(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /// @param folder the case's `index` folder, made where absent
    public static LuceneIndexWriter open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = FSDirectory.open(folder);
        boolean keep =
                DirectoryReader.indexExists(directory)
                        && versionOf(directory).equals(Schema.VERSION);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setOpenMode(
                keep ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setUseCompoundFile(false);
        config.setCommitOnClose(false);
        config.setSoftDeletesField(Schema.SOFT_DELETED);
        config.setMergePolicy(mergePolicy());
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(6, 1);
        config.setMergeScheduler(merges);
        LuceneIndexWriter opened =
                new LuceneIndexWriter(directory, new IndexWriter(directory, config));
        opened.recover();
        return opened;
    }

    static MergePolicy mergePolicy() {
        TieredMergePolicy tiers = new TieredMergePolicy();
        tiers.setSegmentsPerTier(10);
        return keeping(tiers);
    }

    /// Merges nothing. Not `NoMergePolicy` alone: that would let a segment of which every record is
    /// marked as a repeat be dropped, and those records with it.
    static MergePolicy noMerges() {
        return keeping(NoMergePolicy.INSTANCE);
    }

    private static MergePolicy keeping(MergePolicy merges) {
        return new SoftDeletesRetentionMergePolicy(
                Schema.SOFT_DELETED, MatchAllDocsQuery::new, merges);
    }

    private static String versionOf(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData().getOrDefault(VERSION_KEY, "");
        }
    }

    private void recover() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            collect(reader, Schema.DONE, done);
            collect(reader, Schema.FILE_KEY, sightings);
            Terms numbers = MultiTerms.getTerms(reader, Schema.TRAIT_NUMBER);
            BytesRef last = numbers == null ? null : numbers.getMax();
            traits.set(last == null ? 0 : NumericUtils.sortableBytesToInt(last.bytes, last.offset));
            Terms items = MultiTerms.getTerms(reader, Schema.ITEM);
            if (items == null) {
                return;
            }
            TermsEnum each = items.iterator();
            for (BytesRef item = each.next(); item != null; item = each.next()) {
                if (!done.contains(item)) {
                    writer.deleteDocuments(new Term(Schema.ITEM, BytesRef.deepCopyOf(item)));
                }
            }
        }
    }

    private static void collect(DirectoryReader reader, String field, Set<BytesRef> into)
            throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                into.add(BytesRef.deepCopyOf(term));
            }
        }
    }

    @Override
    public boolean isDone(Digest evidence) {
        return done.contains(new BytesRef(evidence.bytes()));
    }

    @Override
    public void discard(Digest evidence) throws IOException {
        BytesRef item = new BytesRef(evidence.bytes());
        if (!done.contains(item)) {
            writer.deleteDocuments(new Term(Schema.ITEM, item));
        }
    }

    @Override
    public void accounts(AccountVisitor visitor) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            ItemCatalogue.each(
                    reader,
                    Schema.TYPE,
                    new BytesRef(Schema.TYPE_ITEM),
                    stored -> visitor.account(AccountingJson.account(stored)));
        }
    }

    @Override
    public void forget(Set<Digest> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        Set<BytesRef> leaving = new HashSet<>();
        for (Digest item : items) {
            leaving.add(new BytesRef(item.bytes()));
        }
        new Withdrawal(writer).run(leaving);
        done.removeAll(leaving);
    }

    @Override
    public void event(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout)
            throws IOException {
        writer.addDocument(documents.get().of(evidence, leaf, ids, span, record, layout));
    }

    private EventDocument eventDocument() {
        TraitWriter teacher = new TraitWriter(writer);
        return new EventDocument(told -> {
            int number = traits.incrementAndGet();
            teacher.write(number, told);
            return number;
        });
    }

    @Override
    public void problem(
            Digest evidence, int leaf, Problem.Kind kind, ProblemPlace place, String reason)
            throws IOException {
        StoredProblem problem = new StoredProblem(evidence, leaf, kind, place, reason);
        Document document = document(Schema.TYPE_PROBLEM, AccountingJson.problem(problem));
        document.add(term(Schema.ITEM, evidence.bytes()));
        writer.addDocument(document);
    }

    @Override
    public void itemDone(ItemAccount account) throws IOException {
        writer.addDocument(itemDocument(account));
        done.add(new BytesRef(account.evidence().bytes()));
    }

    static Document itemDocument(ItemAccount account) {
        Document document = document(Schema.TYPE_ITEM, AccountingJson.account(account));
        document.add(term(Schema.ITEM, account.evidence().bytes()));
        document.add(term(Schema.DONE, account.evidence().bytes()));
        FileTerms.describe(account, document);
        return document;
    }

    @Override
    public void sighting(Sighting sighting) throws IOException {
        byte[] key = AccountingJson.sightingKey(sighting);
        if (!sightings.add(new BytesRef(key))) {
            return;
        }
        Document document = document(Schema.TYPE_FILE, AccountingJson.sighting(sighting));
        document.add(term(Schema.FILE_ITEM, sighting.evidence().bytes()));
        document.add(term(Schema.FILE_KEY, key));
        FileTerms.describe(sighting, document);
        writer.addDocument(document);
    }

    @Override
    public void spill() throws IOException {
        writer.flushNextBuffer();
    }

    @Override
    public void reconcile(ContentComparer comparer) throws IOException {
        new Reconciler(writer, comparer).run();
    }

    @Override
    public void commit() throws IOException {
        writer.setLiveCommitData(Map.of(VERSION_KEY, Schema.VERSION).entrySet());
        writer.commit();
    }

    /// Closes without committing: what was not committed is forgotten.
    @Override
    public void close() throws IOException {
        try (directory) {
            writer.rollback();
        }
    }

    static Document document(String type, byte[] json) {
        Document document = new Document();
        document.add(new Fields.Term(Schema.TYPE, Fields.TERM).at(new BytesRef(type)));
        document.add(new StoredField(Schema.STORED, json));
        return document;
    }

    static Fields.Term term(String field, byte[] value) {
        boolean sorted = field.equals(Schema.ITEM);
        return new Fields.Term(field, sorted ? Fields.TERM_AND_VALUES : Fields.TERM)
                .at(new BytesRef(value));
    }
}
