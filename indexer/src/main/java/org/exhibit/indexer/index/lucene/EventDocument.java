package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Field.Store;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Builds one event's document at a time, reusing its fields. One instance a thread.
final class EventDocument {
    private static final EventField[] FIELDS = EventField.values();
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

    private final List<IndexableField> document = new ArrayList<>(256);
    private final TermBytes bytes = new TermBytes();
    private final TermPool pool = new TermPool();
    private final Set<String> words = new HashSet<>(256);
    private final EventCodec.Output stored = new EventCodec.Output();

    /// The document, valid until the next call.
    List<IndexableField> of(
            Digest evidence,
            int leaf,
            RecordIds ids,
            RecordSpan span,
            ParsedRecord record,
            String layout) {
        document.clear();
        words.clear();
        bytes.clear();
        pool.rewind();
        LogEvent event = record.event();
        document.add(pool.term(Schema.TYPE, Fields.TERM).at(Constants.EVENT));
        document.add(
                pool.term(Schema.ITEM, Fields.TERM_AND_VALUES).at(new BytesRef(evidence.bytes())));
        document.add(pool.term(Schema.ID, Fields.TERM).at(new BytesRef(ids.content())));
        document.add(new NumericDocValuesField(Schema.ID_HIGH, Schema.high(ids.content())));
        document.add(new NumericDocValuesField(Schema.PLACE_HIGH, Schema.high(ids.place())));
        named(event);
        SourceKind source = event.source();
        for (RecordField field : record.fields()) {
            path(source, event, field);
        }
        for (String word : words) {
            document.add(pool.term(Schema.TEXT, Fields.TERM).at(bytes.of(word)));
        }
        document.add(
                new StoredField(
                        Schema.STORED,
                        EventCodec.encode(
                                event,
                                ids.content(),
                                leaf,
                                span,
                                record.delivery(),
                                layout,
                                stored)));
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
            document.add(
                    pool.term(
                                    Constants.keyword(field),
                                    field.facet() ? Fields.TERM_AND_VALUES : Fields.TERM)
                            .at(bytes.bounded(text)));
            if (field.type() == EventField.Type.ADDRESS) {
                address(field, text);
            }
            if (!Schema.unique(field)
                    && field != EventField.SOURCE
                    && field != EventField.PRECISION) {
                Words.of(text, words::add);
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
        if (alias != null && field.text().equals(event.text(alias))) {
            return;
        }
        switch (field.kind()) {
            case TEXT -> {
                document.add(pathValue(field));
                Words.of(field.text(), words::add);
                if (looksNumeric(field.text())) {
                    number(field);
                }
            }
            case NUMBER -> {
                document.add(pathValue(field));
                number(field);
            }
            case BOOLEAN -> document.add(pathValue(field));
            case NULL ->
                    document.add(
                            pool.term(Schema.PATH_VALUE, Fields.TERM)
                                    .at(Schema.pathNull(field.path())));
            case EMPTY -> document.add(pathValue(field));
        }
    }

    private IndexableField pathValue(RecordField field) {
        return pool.term(Schema.PATH_VALUE, Fields.TERM)
                .at(bytes.bounded(field.path(), field.text()));
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
            document.add(
                    pool.term(Schema.PATH_NUMBER, Fields.TERM)
                            .at(Schema.pathNumber(field.path(), value)));
        }
    }

    /// Terms that never change.
    private static final class Constants {
        static final BytesRef EVENT = new BytesRef(Schema.TYPE_EVENT);
        private static final String[] KEYWORDS = new String[FIELDS.length];

        static {
            for (EventField field : FIELDS) {
                KEYWORDS[field.ordinal()] = Schema.keyword(field);
            }
        }

        static String keyword(EventField field) {
            return KEYWORDS[field.ordinal()];
        }
    }
}
