package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
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

/// Builds one event's document at a time, reusing its fields. What recurs is left to traits. One
/// instance a thread.
final class EventDocument implements SaidTerms.Target {
    private static final EventField[] FIELDS = EventField.values();
    private static final BytesRef TYPE = new BytesRef(Schema.TYPE_EVENT);

    private final List<IndexableField> document = new ArrayList<>(256);
    private final Fields.Term type = new Fields.Term(Schema.TYPE, Fields.TERM);
    private final Fields.Term item = new Fields.Term(Schema.ITEM, Fields.TERM_AND_VALUES);
    private final TermSlots paths = new TermSlots(Schema.PATH_VALUE, Fields.TERM);
    private final TermSlots numbers = new TermSlots(Schema.PATH_NUMBER, Fields.TERM);
    private final TermSlots texts = new TermSlots(Schema.TEXT, Fields.TERM);
    private final TermSlots traits = new TermSlots(Schema.TRAIT, Fields.TERM);
    private final Fields.Term[] keywords = keywords();
    private final SaidTerms terms = new SaidTerms(this);
    private final EventCodec.Own own = new EventCodec.Own();
    private final CodecBytes.Output stored = new CodecBytes.Output();
    private final TraitBook book;

    EventDocument(TraitBook.Teacher teacher) {
        this.book = new TraitBook(teacher);
    }

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
        terms.clear();
        own.reset();
        paths.rewind();
        numbers.rewind();
        texts.rewind();
        traits.rewind();
        book.begin();
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
        long high = Schema.high(ids.content());
        document.add(new NumericDocValuesField(Schema.ID_HIGH, high));
        SourceKind source = event.source();
        if (source != SourceKind.VPC_FLOW) {
            document.add(new LongPoint(Schema.ID_HIGH_POINT, high));
        }
        named(source, event);
        List<RecordField> fields = record.fields();
        for (int i = 0; i < fields.size(); i++) {
            path(source, event, fields.get(i));
        }
        Said.Form form = new Said.Form(record.delivery(), span.payload(), span.decode(), layout);
        if (!book.form(form)) {
            own.form(form);
        }
        List<Said> rest = book.finish();
        for (int i = 0; i < rest.size(); i++) {
            write(rest.get(i), event);
        }
        for (int i = 0; i < book.count(); i++) {
            document.add(traits.next().at(Schema.trait(book.trait(i))));
        }
        BytesRef encoded = EventCodec.encode(event, ids.content(), leaf, span, own, book, stored);
        document.add(new StoredField(Schema.STORED, encoded));
        return document;
    }

    private void named(SourceKind source, LogEvent event) {
        for (EventField field : FIELDS) {
            if (event.isNull(field)) {
                if (!book.nothing(source, field)) {
                    own.nothing(field);
                }
            } else if (!event.has(field)) {
                continue;
            } else if (field.numeric()) {
                long value = event.number(field).orElseThrow();
                if (!Schema.recurs(field) || !book.number(source, field, value)) {
                    number(field, value);
                }
            } else {
                String text = event.text(field);
                if (text != null && field == EventField.OBJECT && object(source, event, text)) {
                    continue;
                }
                if (text != null && (!Schema.recurs(field) || !book.text(source, field, text))) {
                    own.text(field, text);
                    terms.text(field, text);
                }
            }
        }
    }

    private boolean object(SourceKind source, LogEvent event, String text) {
        String key = event.text(EventField.KEY);
        Echo echo = Echo.ending(Echo.OBJECT, text, EventField.KEY, key);
        return echo != null && book.object(source, echo);
    }

    private void path(SourceKind source, LogEvent event, RecordField field) {
        KnownName name = book.name(source, field.path());
        EventField alias = name.alias;
        if (alias != null
                && (alias == EventField.TIME
                        ? event.has(alias)
                        : field.text().equals(event.text(alias)))) {
            return;
        }
        Echo echo = name.echoes == null ? null : Echo.of(field, name.echoes, event);
        if (echo != null) {
            if (!book.echo(name, echo, field.kind())) {
                terms.leaf(field);
            }
        } else if (!book.leaf(name, field)) {
            terms.leaf(field);
        }
    }

    private void write(Said said, LogEvent event) {
        switch (said) {
            case Said.Text text -> own.text(text.field(), text.text());
            case Said.Echoed echoed -> {
                write(echoed, event);
                return;
            }
            case Said.Null nothing -> own.nothing(nothing.field());
            case Said.Form form -> own.form(form);
            case Said.Number number -> {}
            case Said.Leaf leaf -> {}
        }
        terms.write(said);
    }

    private void write(Said.Echoed echoed, LogEvent event) {
        String value = echoed.echo().value(event);
        if (echoed.echo().name().equals(Echo.OBJECT)) {
            own.text(EventField.OBJECT, value);
            terms.text(EventField.OBJECT, value);
        } else {
            terms.leaf(new RecordField(echoed.echo().name(), value, echoed.kind()));
        }
    }

    @Override
    public void pathValue(BytesRef term) {
        document.add(paths.next().at(term));
    }

    @Override
    public void pathNumber(BytesRef term) {
        document.add(numbers.next().at(term));
    }

    @Override
    public void word(BytesRef term) {
        document.add(texts.next().at(term));
    }

    @Override
    public void keyword(EventField field, BytesRef term) {
        document.add(keywords[field.ordinal()].at(term));
    }

    @Override
    public void number(EventField field, long value) {
        own.number(field);
        document.add(Numbers.field(Schema.number(field), value));
    }
}
