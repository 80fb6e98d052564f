package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.RecordSpan;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/// The stored form of an event: what its doc values and its item's document do not say. Numbers and
/// the keyword fields that can be counted stand in doc values already, as long as a term is not
/// cut.
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
            Delivery delivery,
            @Nullable String payload,
            @Nullable String decode,
            String layout) {}

    /// Gives an event's doc values.
    interface Columns {
        long number(EventField field) throws IOException;

        String text(EventField field) throws IOException;

        long idHigh() throws IOException;
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
            Delivery delivery,
            String layout,
            CodecBytes.Output out) {
        out.reset();
        long present = 0;
        long nulls = 0;
        long stored = 0;
        for (EventField field : FIELDS) {
            long bit = 1L << field.ordinal();
            if (event.has(field)) {
                present |= bit;
                String text = field.numeric() ? null : event.text(field);
                stored |= text != null && !inColumn(field, text) ? bit : 0;
            } else if (event.isNull(field)) {
                nulls |= bit;
            }
        }
        out.number(present);
        out.number(nulls);
        out.number(stored);
        for (EventField field : FIELDS) {
            if ((stored & (1L << field.ordinal())) != 0) {
                out.text(event.text(field));
            }
        }
        out.fixed(NumericUtils.sortableBytesToLong(contentId, Long.BYTES));
        out.number(leaf);
        out.number(span.record());
        out.number(span.offset());
        out.number(span.length());
        out.number(delivery.ordinal());
        out.text(span.payload());
        out.text(span.decode());
        out.text(layout);
        return out.view();
    }

    static Decoded decode(BytesRef form, Columns columns) throws IOException {
        CodecBytes.Input in = new CodecBytes.Input(form);
        long present = in.number();
        long nulls = in.number();
        long stored = in.number();
        LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);
        for (EventField field : FIELDS) {
            long bit = 1L << field.ordinal();
            if ((nulls & bit) != 0) {
                event.setNull(field);
            } else if ((stored & bit) != 0) {
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
        int leaf = (int) in.number();
        long record = in.number();
        long offset = in.number();
        long length = in.number();
        Delivery delivery = Delivery.values()[(int) in.number()];
        String payload = in.text();
        String decode = in.text();
        String layout = in.text();
        return new Decoded(
                event.build(),
                id,
                leaf,
                record,
                offset,
                length,
                delivery,
                payload,
                decode,
                layout == null ? "" : layout);
    }
}
