package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;

import java.io.IOException;
import java.util.List;

/// Writes traits. A trait must be in the index before a record that relies on it, written by the
/// same thread, so that no commit holds the one without the other. One instance a thread.
final class TraitWriter implements SaidTerms.Target {
    private final IndexWriter writer;
    private final SaidTerms terms = new SaidTerms(this);
    private final CodecBytes.Output stored = new CodecBytes.Output();
    private Document document = new Document();

    TraitWriter(IndexWriter writer) {
        this.writer = writer;
    }

    void write(int number, List<Known> told) throws IOException {
        stored.reset();
        for (Known known : told) {
            encode(known.said);
        }
        document = LuceneIndexWriter.document(Schema.TYPE_TRAIT, stored.copy());
        document.add(term(Schema.TRAIT_NUMBER, Schema.trait(number)));
        document.add(new NumericDocValuesField(Schema.TRAIT_NUMBER, number));
        terms.clear();
        for (Known known : told) {
            terms.write(known.said);
            if (known.said instanceof Said.Echoed echoed) {
                document.add(term(Schema.shared(Schema.ECHO), echoed.echo().term()));
            }
        }
        writer.addDocument(document);
    }

    private void encode(Said said) {
        switch (said) {
            case Said.Leaf leaf -> {}
            case Said.Text text -> {
                stored.number(TraitForm.TEXT);
                stored.number(text.field().ordinal());
                stored.text(text.text());
            }
            case Said.Number number -> {
                stored.number(TraitForm.NUMBER);
                stored.number(number.field().ordinal());
                stored.number(number.value());
            }
            case Said.Null nothing -> {
                stored.number(TraitForm.NULL);
                stored.number(nothing.field().ordinal());
            }
            case Said.Echoed echoed -> {
                if (echoed.echo().name().equals(Echo.OBJECT)) {
                    stored.number(TraitForm.OBJECT);
                    stored.number(echoed.echo().of().ordinal());
                    stored.text(echoed.echo().prefix());
                }
            }
            case Said.Form form -> {
                stored.number(TraitForm.FORM);
                stored.form(form);
            }
        }
    }

    private static Fields.Term term(String field, BytesRef value) {
        return new Fields.Term(field, Fields.TERM).at(value);
    }

    @Override
    public void pathValue(BytesRef term) {
        document.add(term(Schema.shared(Schema.PATH_VALUE), term));
    }

    @Override
    public void pathNumber(BytesRef term) {
        document.add(term(Schema.shared(Schema.PATH_NUMBER), term));
    }

    @Override
    public void word(BytesRef term) {
        document.add(term(Schema.shared(Schema.TEXT), term));
    }

    @Override
    public void keyword(EventField field, BytesRef term) {
        document.add(term(Schema.shared(Schema.keyword(field)), term));
    }

    @Override
    public void number(EventField field, long value) {
        document.add(Numbers.field(Schema.shared(Schema.number(field)), value));
    }
}
