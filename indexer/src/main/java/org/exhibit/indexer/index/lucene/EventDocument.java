package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.index.RecordIds;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Builds one event's document at a time, reusing its fields. One instance a thread.
final class EventDocument {
    private static final EventField[] FIELDS = EventField.values();
    private static final BytesRef TYPE = new BytesRef(Schema.TYPE_EVENT);
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

    private final List<IndexableField> document = new ArrayList<>(256);
    private final TermBytes bytes = new TermBytes();
    private final Fields.Term type = new Fields.Term(Schema.TYPE, Fields.TERM);
    private final Fields.Term item = new Fields.Term(Schema.ITEM, Fields.TERM_AND_VALUES);
    private final Fields.Term id = new Fields.Term(Schema.ID, Fields.TERM);
    private final TermSlots paths = new TermSlots(Schema.PATH_VALUE, Fields.TERM);
    private final TermSlots numbers = new TermSlots(Schema.PATH_NUMBER, Fields.TERM);
    private final TermSlots texts = new TermSlots(Schema.TEXT, Fields.TERM);
    private final Fields.Term[] keywords = keywords();
    private final WordCache words = new WordCache();
    private final Consumer<BytesRef> word = term -> add(texts, term);
    private final CodecBytes.Output stored = new CodecBytes.Output();

    private static Fields.Term[] keywords() {
        Fields.Term[] terms = new Fields.Term[FIELDS.length];
        for (EventField field : FIELDS) {
            FieldType type = field.facet() ? Fields.TERM_AND_VALUES : Fields.TERM;
            terms[field.ordinal()] = new Fields.Term(Schema.keyword(field), type);
        }
        return terms;
    }

    private void rewind() {
        document.clear();
        bytes.clear();
        words.next();
        paths.rewind();
        numbers.rewind();
        texts.rewind();
    }

    private void add(TermSlots slots, BytesRef term) {
        document.add(slots.next().at(term));
    }

    /// The document, valid until the next call.
    List<IndexableField> of(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout) {
        rewind();
        LogEvent event = record.event();
        document.add(type.at(TYPE));
        document.add(item.at(new BytesRef(evidence.bytes())));
        document.add(id.at(new BytesRef(ids.content())));
        document.add(new NumericDocValuesField(Schema.ID_HIGH, Schema.high(ids.content())));
        document.add(new NumericDocValuesField(Schema.PLACE_HIGH, Schema.high(ids.place())));
        named(event);
        SourceKind source = event.source();
        for (RecordField field : record.fields()) {
            path(source, event, field);
        }
        BytesRef form =
                EventCodec.encode(
                        event, ids.content(), leaf, span, record.delivery(), layout, stored);
        document.add(new StoredField(Schema.STORED, form));
        return document;
    }

    private void named(LogEvent event) {
        for (EventField field : FIELDS) {
            if (!event.has(field)) {
                continue;
            }
            if (field.numeric()) {
                long value = event.number(field).orElseThrow();
                document.add(new LongField(Schema.number(field), value, Store.NO));
                continue;
            }
            String text = event.text(field);
            if (text == null) {
                continue;
            }
            document.add(keywords[field.ordinal()].at(bytes.keyword(field, text)));
            if (field.type() == EventField.Type.ADDRESS) {
                address(field, text);
            }
            if (!Schema.unique(field)
                    && field != EventField.SOURCE
                    && field != EventField.PRECISION) {
                words.add(text, word);
            }
        }
    }

    private void address(EventField field, String text) {
        Address.parse(text)
                .map(address ->
                        new InetAddressPoint(Schema.address(field), address.toInetAddress()))
                .ifPresent(document::add);
    }

    private void path(SourceKind source, LogEvent event, RecordField field) {
        EventField alias = Schema.alias(source, field.path());
        if (alias != null && (alias == EventField.TIME ? event.has(alias) : field.text().equals(event.text(alias)))) {
            return;
        }
        switch (field.kind()) {
            case TEXT -> {
                pathValue(field);
                if (!Words.isInstant(field.text())) {
                    words.add(field.text(), word);
                }
                if (looksNumeric(field.text())) {
                    number(field);
                }
            }
            case NUMBER -> {
                pathValue(field);
                number(field);
            }
            case BOOLEAN, EMPTY -> pathValue(field);
            case NULL -> add(paths, Schema.pathNull(field.path()));
        }
    }

    private void pathValue(RecordField field) {
        add(paths, bytes.bounded(field.path(), field.text()));
    }

    /// Texts that AWS writes for numbers (`partNumber`, `X-Amz-Expires`); 12 digits are an account.
    private static boolean looksNumeric(String text) {
        int length = text.length();
        if (length == 0 || length > 11) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private void number(RecordField field) {
        double value;
        try {
            value = Double.parseDouble(field.text());
        } catch (NumberFormatException e) {
            return;
        }
        if (Math.abs(value) <= LARGEST_EXACT) {
            add(numbers, Schema.pathNumber(field.path(), value));
        }
    }
}
