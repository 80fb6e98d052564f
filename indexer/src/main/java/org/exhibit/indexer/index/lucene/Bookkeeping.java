package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Brings the items' accounts and the totals up to date once repeats are known.
final class Bookkeeping {
    private final IndexWriter writer;
    private final DirectoryReader reader;
    private final Map<SourceKind, Counts> bySource = new EnumMap<>(SourceKind.class);
    private Counts all = Counts.NONE;
    private long warnings;
    private final long[] kinds = new long[FileRow.Kind.values().length];

    Bookkeeping(IndexWriter writer, DirectoryReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    void update(Map<BytesRef, Map<Integer, Long>> duplicates, long conflicts) throws IOException {
        ItemCatalogue.each(
                reader,
                Schema.TYPE,
                new BytesRef(Schema.TYPE_ITEM),
                stored -> {
                    ItemAccount account = AccountingJson.account(stored);
                    BytesRef item = new BytesRef(account.evidence().bytes());
                    ItemAccount counted = counted(account, duplicates.getOrDefault(item, Map.of()));
                    if (!counted.equals(account)) {
                        writer.updateDocument(
                                new Term(Schema.DONE, item),
                                LuceneIndexWriter.itemDocument(counted));
                    }
                    add(counted, reader.docFreq(new Term(Schema.FILE_ITEM, item)));
                });
        Totals totals =
                new Totals(
                        all,
                        conflicts,
                        warnings,
                        kinds[FileRow.Kind.LOG.ordinal()],
                        kinds[FileRow.Kind.REFERENCE.ordinal()],
                        kinds[FileRow.Kind.UNKNOWN.ordinal()],
                        kinds[FileRow.Kind.UNREADABLE.ordinal()],
                        bySource,
                        bound(true),
                        bound(false));
        writer.updateDocument(
                new Term(Schema.TYPE, Schema.TYPE_TOTALS),
                LuceneIndexWriter.document(
                        Schema.TYPE_TOTALS, AccountingJson.write(TotalsJson.write(totals))));
    }

    private static ItemAccount counted(ItemAccount account, Map<Integer, Long> duplicates) {
        List<ItemAccount.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < account.leaves().size(); i++) {
            leaves.add(account.leaves().get(i).withDuplicates(duplicates.getOrDefault(i, 0L)));
        }
        return new ItemAccount(account.evidence(), leaves);
    }

    private void add(ItemAccount account, int sightings) {
        for (ItemAccount.Leaf leaf : account.leaves()) {
            int seen = Math.max(1, sightings);
            kinds[leaf.kind().ordinal()] += seen;
            warnings += leaf.warnings();
            Counts counts = leaf.counts();
            for (int again = 1; again < seen; again++) {
                counts = counts.plus(AccountingReader.repeated(leaf));
            }
            all = all.plus(counts);
            if (leaf.source() != null) {
                bySource.merge(leaf.source(), counts, Counts::plus);
            }
        }
    }

    private @Nullable Instant bound(boolean first) throws IOException {
        String field = Schema.number(EventField.TIME);
        byte[] packed =
                first
                        ? PointValues.getMinPackedValue(reader, field)
                        : PointValues.getMaxPackedValue(reader, field);
        return packed == null
                ? null
                : Instant.ofEpochMilli(NumericUtils.sortableBytesToLong(packed, 0));
    }
}
