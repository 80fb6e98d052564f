package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.RecordField;

import java.util.ArrayList;
import java.util.List;

/// The stored form of a trait: what it says of named fields and of the record's form. Paths are
/// read from the original.
final class TraitForm {
    static final int TEXT = 1;
    static final int NUMBER = 2;
    static final int NULL = 3;
    static final int FORM = 4;
    static final int OBJECT = 5;

    private static final EventField[] FIELDS = EventField.values();

    private TraitForm() {}

    static List<Said> decode(BytesRef form) {
        CodecBytes.Input in = new CodecBytes.Input(form);
        List<Said> said = new ArrayList<>();
        while (in.more()) {
            said.add(next(in));
        }
        return List.copyOf(said);
    }

    private static Said next(CodecBytes.Input in) {
        int kind = (int) in.number();
        if (kind == FORM) {
            return in.form();
        }
        EventField field = FIELDS[(int) in.number()];
        return switch (kind) {
            case TEXT -> {
                String text = in.text();
                yield text == null ? new Said.Null(field) : new Said.Text(field, text);
            }
            case NUMBER -> new Said.Number(field, in.number());
            case NULL -> new Said.Null(field);
            case OBJECT -> {
                String prefix = in.text();
                yield new Said.Echoed(
                        new Echo(
                                Echo.OBJECT,
                                field,
                                Echo.Way.TEXT,
                                prefix == null ? "" : prefix,
                                ""),
                        RecordField.Kind.TEXT);
            }
            default ->
                    throw new IllegalStateException(
                            "the index is damaged: a trait of no known form; rebuild the index");
        };
    }
}
