package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Reads events by document number. Thread-safe; reading many at once is cheaper than one by one.
final class EventLoader {
    private final List<LeafReaderContext> leaves;
    private final ItemCatalogue items;
    private final Traits traits;

    /// An event with what only this package asks of it.
    ///
    /// @param item SHA-256 of its evidence item, 32 bytes
    record Loaded(StoredEvent event, BytesRef item, EventCodec.Decoded decoded) {}

    EventLoader(IndexReader reader, ItemCatalogue items, Traits traits) {
        this.leaves = reader.leaves();
        this.items = items;
        this.traits = traits;
    }

    StoredEvent load(int doc) throws IOException {
        return load(new int[] {doc}).getFirst();
    }

    /// The events of documents of the whole reader, in the argument's order.
    List<StoredEvent> load(int[] docs) throws IOException {
        return loadAll(docs).stream().map(Loaded::event).toList();
    }

    List<Loaded> loadAll(int[] docs) throws IOException {
        Loaded[] found = new Loaded[docs.length];
        List<Integer> order =
                IntStream.range(0, docs.length)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> docs[i]))
                        .toList();
        @Nullable Segment segment = null;
        for (int i : order) {
            LeafReaderContext context = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
            boolean again =
                    i != order.getFirst()
                            && segment != null
                            && segment.at == docs[i] - context.docBase;
            if (segment == null || segment.context != context || again) {
                segment = new Segment(context);
            }
            found[i] = segment.load(docs[i] - context.docBase);
        }
        return Arrays.asList(found);
    }

    /// One segment's columns, read forward.
    private final class Segment implements EventCodec.Columns {
        private final LeafReaderContext context;
        private final LeafReader reader;
        private final StoredFields stored;
        private final Map<EventField, SortedDocValues> texts = new EnumMap<>(EventField.class);
        private final Map<EventField, SortedNumericDocValues> numbers =
                new EnumMap<>(EventField.class);
        private final NumericDocValues ids;
        private final SortedDocValues evidence;
        private final @Nullable BinaryDocValues repeats;
        private int at = -1;

        Segment(LeafReaderContext context) throws IOException {
            this.context = context;
            this.reader = context.reader();
            this.stored = reader.storedFields();
            this.ids = DocValues.getNumeric(reader, Schema.ID_HIGH);
            this.evidence = DocValues.getSorted(reader, Schema.ITEM);
            this.repeats = reader.getBinaryDocValues(Schema.DUPLICATE_OF);
        }

        Loaded load(int doc) throws IOException {
            at = doc;
            require(evidence.advanceExact(doc), "item");
            BytesRef item = BytesRef.deepCopyOf(evidence.lookupOrd(evidence.ordValue()));
            EventCodec.Decoded decoded = EventCodec.decode(ItemCatalogue.stored(stored, doc), this);
            @Nullable BytesRef repeated =
                    repeats != null && repeats.advanceExact(doc) ? repeats.binaryValue() : null;
            return new Loaded(event(item, decoded, repeated), item, decoded);
        }

        @Override
        public long number(EventField field) throws IOException {
            SortedNumericDocValues column = numbers.get(field);
            if (column == null) {
                column = DocValues.getSortedNumeric(reader, Schema.number(field));
                numbers.put(field, column);
            }
            require(column.advanceExact(at), field.jsonName());
            return column.nextValue();
        }

        @Override
        public String text(EventField field) throws IOException {
            SortedDocValues column = texts.get(field);
            if (column == null) {
                column = DocValues.getSorted(reader, Schema.keyword(field));
                texts.put(field, column);
            }
            require(column.advanceExact(at), field.jsonName());
            return column.lookupOrd(column.ordValue()).utf8ToString();
        }

        @Override
        public long idHigh() throws IOException {
            require(ids.advanceExact(at), "id");
            return ids.longValue();
        }

        @Override
        public List<Said> trait(int number) throws IOException {
            return traits.said(number);
        }

        private void require(boolean there, String what) throws IOException {
            if (!there) {
                throw new IOException(
                        "the index is damaged: an event has lost its "
                                + what
                                + "; rebuild the index");
            }
        }
    }

    private StoredEvent event(
            BytesRef item, EventCodec.Decoded decoded, @Nullable BytesRef repeated)
            throws IOException {
        ItemCatalogue.Described described = items.entry(item);
        List<ItemAccount.Leaf> parts = described.account().leaves();
        List<MemberStep> member =
                decoded.leaf() < parts.size() ? parts.get(decoded.leaf()).member() : List.of();
        Origin origin =
                new Origin(
                        described.account().evidence(),
                        described.first().path(),
                        member,
                        decoded.record(),
                        decoded.offset(),
                        decoded.length(),
                        decoded.form().payload(),
                        decoded.form().decode());
        byte[] id =
                repeated == null
                        ? decoded.contentId()
                        : RecordIds.place(
                                origin.evidence(), MemberStep.path(member), decoded.offset());
        return new StoredEvent(
                Ids.text(id),
                decoded.event(),
                origin,
                Citation.of(described.first().acquisition(), origin),
                decoded.form().layout(),
                repeated == null ? null : Ids.text(Objects.requireNonNull(repeated)));
    }
}
