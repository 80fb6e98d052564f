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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Builds one event's document at a time, reusing its fields. One instance a thread.
final class EventDocument {
    private static final EventField[] FIELDS = EventField.values();
    private static final BytesRef TYPE = new BytesRef(Schema.TYPE_EVENT);
    private static final String[] KEYWORDS = names();
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
    private final RecurringValues recurring = new RecurringValues();
    private final Consumer<String> word = this::addWord;
    private final Teacher teacher;
    private final CodecBytes.Output stored = new CodecBytes.Output();

    /// Takes the words of a value that recurs.
    interface Teacher {
        void teach(String field, BytesRef term, String value) throws IOException;
    }

    EventDocument(Teacher teacher) {
        this.teacher = teacher;
    }

    private void addWord(String text) {
        add(texts, bytes.of(text));
    }

    /// Adds a value's words, unless its records are found through the vocabulary.
    ///
    /// @param name the path or the named field's name
    private void words(String name, String value, String field, BytesRef term) throws IOException {
        if (Schema.opaque(value)) {
            return;
        }
        switch (recurring.meet(name, value)) {
            case RARE -> Words.of(value, word);
            case DUE -> teacher.teach(field, term, value);
            case KNOWN -> {}
        }
    }

    private static String[] names() {
        String[] names = new String[FIELDS.length];
        for (EventField field : FIELDS) {
            names[field.ordinal()] = Schema.keyword(field);
        }
        return names;
    }

    private static Fields.Term[] keywords() {
        Fields.Term[] terms = new Fields.Term[FIELDS.length];
        for (EventField field : FIELDS) {
            FieldType type = field.facet() ? Fields.TERM_AND_VALUES : Fields.TERM;
            terms[field.ordinal()] = new Fields.Term(KEYWORDS[field.ordinal()], type);
        }
        return terms;
    }

    private void rewind() {
        document.clear();
        bytes.clear();
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
            String layout)
            throws IOException {
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

    private void named(LogEvent event) throws IOException {
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
            BytesRef term = bytes.keyword(field, text);
            document.add(keywords[field.ordinal()].at(term));
            if (field.type() == EventField.Type.ADDRESS) {
                address(field, text);
            }
            if (!Schema.unique(field)
                    && field != EventField.SOURCE
                    && field != EventField.PRECISION) {
                String name = KEYWORDS[field.ordinal()];
                words(name, text, name, term);
            }
        }
    }

    private void address(EventField field, String text) {
        Address.parse(text)
                .map(address ->
                        new InetAddressPoint(Schema.address(field), address.toInetAddress()))
                .ifPresent(document::add);
    }

    private void path(SourceKind source, LogEvent event, RecordField field) throws IOException {
        EventField alias = Schema.alias(source, field.path());
        if (alias != null
                && (alias == EventField.TIME
                        ? event.has(alias)
                        : field.text().equals(event.text(alias)))) {
            return;
        }
        switch (field.kind()) {
            case TEXT -> {
                BytesRef term = pathValue(field);
                if (!Words.isInstant(field.text())) {
                    words(field.path(), field.text(), Schema.PATH_VALUE, term);
                }
                if (looksNumeric(field.text())) {
                    number(field);
                }
            }
            case NUMBER -> {
                pathValue(field);
                number(field);
            }
            case BOOLEAN, EMPTY -> add(paths, bytes.bounded(field.path(), field.text()));
            case NULL -> add(paths, Schema.pathNull(field.path()));
        }
    }

    private BytesRef pathValue(RecordField field) {
        BytesRef term = bytes.bounded(field.path(), field.text());
        add(paths, term);
        return term;
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
