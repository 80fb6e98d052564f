package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.RecordSpan;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/// The stored form of an event: what its doc values, its traits and its item's document do not say.
/// Numbers and the keyword fields that can be counted stand in doc values already, as long as a
/// term is not cut.
final class EventCodec {
    private static final EventField[] FIELDS = EventField.values();

    /// @param contentId 16 bytes
    /// @param leaf 0-based place in the item's account
    record Decoded(
            LogEvent event,
            byte[] contentId,
            int leaf,
            long record,
            long offset,
            long length,
            Said.Form form) {}

    /// Gives an event's doc values, and what its traits say.
    interface Columns {
        long number(EventField field) throws IOException;

        String text(EventField field) throws IOException;

        long idHigh() throws IOException;

        List<Said> trait(int number) throws IOException;
    }

    /// What an event says itself. Reused from event to event.
    static final class Own {
        private long present;
        private long nulls;
        private long stored;
        private Said.@Nullable Form form;

        void reset() {
            present = 0;
            nulls = 0;
            stored = 0;
            form = null;
        }

        void number(EventField field) {
            present |= 1L << field.ordinal();
        }

        void text(EventField field, String text) {
            long bit = 1L << field.ordinal();
            present |= bit;
            stored |= inColumn(field, text) ? 0 : bit;
        }

        void nothing(EventField field) {
            nulls |= 1L << field.ordinal();
        }

        void form(Said.Form own) {
            form = own;
        }
    }

    private EventCodec() {}

    /// Whether doc values hold the whole of a field's text.
    private static boolean inColumn(EventField field, String text) {
        return field.facet() && text.length() <= Schema.TERM_PREFIX / 3;
    }

    static BytesRef encode(
            LogEvent event,
            byte[] contentId,
            int leaf,
            RecordSpan span,
            Own own,
            TraitBook traits,
            CodecBytes.Output out) {
        out.reset();
        Said.Form form = own.form;
        out.number(form == null ? 0 : 1);
        out.number(own.present);
        out.number(own.nulls);
        out.number(own.stored);
        out.number(traits.count());
        for (int i = 0; i < traits.count(); i++) {
            out.number(traits.trait(i));
        }
        if (form != null) {
            out.form(form);
        }
        out.number(leaf);
        out.number(span.record());
        out.number(span.offset());
        out.number(span.length());
        long rest = own.stored;
        while (rest != 0) {
            out.text(event.text(FIELDS[Long.numberOfTrailingZeros(rest)]));
            rest &= rest - 1;
        }
        out.fixed(NumericUtils.sortableBytesToLong(contentId, Long.BYTES));
        return out.view();
    }

    /// The numbers of an event's traits.
    static int[] traits(BytesRef stored) {
        CodecBytes.Input in = new CodecBytes.Input(stored);
        for (int before = 0; before < 4; before++) {
            in.number();
        }
        int[] numbers = new int[(int) in.number()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) in.number();
        }
        return numbers;
    }

    /// Fills in the second half of an event's content id.
    static void low(BytesRef stored, byte[] id) {
        CodecBytes.Input in = new CodecBytes.Input(stored);
        NumericUtils.longToSortableBytes(in.last(), id, Long.BYTES);
    }

    static Decoded decode(BytesRef stored, Columns columns) throws IOException {
        CodecBytes.Input in = new CodecBytes.Input(stored);
        boolean ownForm = in.number() == 1;
        long present = in.number();
        long nulls = in.number();
        long texts = in.number();
        LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);
        Said.@Nullable Form form = null;
        @Nullable Echo object = null;
        for (long left = in.number(); left > 0; left--) {
            for (Said said : columns.trait((int) in.number())) {
                switch (said) {
                    case Said.Text text -> event.set(text.field(), text.text());
                    case Said.Number number -> event.set(number.field(), number.value());
                    case Said.Null nothing -> event.setNull(nothing.field());
                    case Said.Form shared -> form = shared;
                    case Said.Echoed echoed -> object = echoed.echo();
                    case Said.Leaf leaf -> {}
                }
            }
        }
        form = ownForm ? in.form() : form;
        int leaf = (int) in.number();
        long record = in.number();
        long offset = in.number();
        long length = in.number();
        for (EventField field : FIELDS) {
            long bit = 1L << field.ordinal();
            if ((nulls & bit) != 0) {
                event.setNull(field);
            } else if ((texts & bit) != 0) {
                event.set(field, in.text());
            } else if ((present & bit) == 0) {
                continue;
            } else if (field.numeric()) {
                event.set(field, columns.number(field));
            } else {
                event.set(field, columns.text(field));
            }
        }
        byte[] id = new byte[2 * Long.BYTES];
        NumericUtils.longToSortableBytes(columns.idHigh(), id, 0);
        NumericUtils.longToSortableBytes(in.fixed(), id, Long.BYTES);
        if (form == null) {
            throw new IOException(
                    "the index is damaged: an event has lost its form; rebuild the index");
        }
        if (object != null) {
            event.set(EventField.OBJECT, object.value(event.build()));
        }
        return new Decoded(event.build(), id, leaf, record, offset, length, form);
    }
}
