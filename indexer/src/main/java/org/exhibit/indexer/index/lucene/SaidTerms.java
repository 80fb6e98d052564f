package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.RecordField;

import java.util.function.Consumer;

/// What a thing said is found by: the same terms, whether its records carry them or a trait does.
/// One instance a thread.
final class SaidTerms {
    private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

    private final TermBytes bytes = new TermBytes();
    private final Target target;
    private final Consumer<String> word;

    /// Takes the terms; their bytes are valid until `clear`.
    interface Target {
        void pathValue(BytesRef term);

        void pathNumber(BytesRef term);

        void word(BytesRef term);

        void keyword(EventField field, BytesRef term);

        void number(EventField field, long value);
    }

    SaidTerms(Target target) {
        this.target = target;
        this.word = text -> target.word(bytes.of(text));
    }

    void clear() {
        bytes.clear();
    }

    void write(Said said) {
        switch (said) {
            case Said.Leaf leaf -> leaf(leaf.field());
            case Said.Text text -> text(text.field(), text.text());
            case Said.Number number -> target.number(number.field(), number.value());
            case Said.Null nothing -> {}
            case Said.Form form -> {}
            case Said.Echoed echoed -> words(echoed.echo().prefix());
        }
    }

    void text(EventField field, String text) {
        target.keyword(field, bytes.keyword(field, text));
        if (!Schema.unique(field) && field != EventField.SOURCE && field != EventField.PRECISION) {
            words(text);
        }
    }

    void leaf(RecordField field) {
        switch (field.kind()) {
            case TEXT -> {
                target.pathValue(bytes.bounded(field.path(), field.text()));
                if (!Words.isInstant(field.text())) {
                    words(field.text());
                }
                if (looksNumeric(field.text())) {
                    number(field);
                }
            }
            case NUMBER -> {
                target.pathValue(bytes.bounded(field.path(), field.text()));
                number(field);
            }
            case BOOLEAN, EMPTY -> target.pathValue(bytes.bounded(field.path(), field.text()));
            case NULL -> target.pathValue(Schema.pathNull(field.path()));
        }
    }

    private void words(String value) {
        if (!Schema.opaque(value)) {
            Words.of(value, word);
        }
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
            target.pathNumber(Schema.pathNumber(field.path(), value));
        }
    }
}
