package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.RecordSpan;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The stored form of an event: its named fields and its place, without what the item's own
/// document says. Bytes: bits of present fields, bits of null fields, values in the dictionary's
/// order (numbers zig-zag, texts with their length), then content id, leaf, record, offset, length,
/// delivery, payload, decode, layout.
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

    private EventCodec() {}

    static BytesRef encode(
            LogEvent event,
            byte[] contentId,
            int leaf,
            RecordSpan span,
            Delivery delivery,
            String layout,
            Output out) {
        out.reset();
        long present = 0;
        long nulls = 0;
        for (EventField field : FIELDS) {
            if (event.has(field)) {
                present |= 1L << field.ordinal();
            } else if (event.isNull(field)) {
                nulls |= 1L << field.ordinal();
            }
        }
        out.number(present);
        out.number(nulls);
        for (EventField field : FIELDS) {
            if ((present & (1L << field.ordinal())) == 0) {
                continue;
            }
            if (field.numeric()) {
                long value = event.number(field).orElseThrow();
                out.number((value << 1) ^ (value >> 63));
            } else if (field == EventField.SOURCE) {
                out.number(event.source().ordinal());
            } else {
                out.text(event.text(field));
            }
        }
        out.bytes(contentId);
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

    static Decoded decode(BytesRef stored) {
        Input in = new Input(stored);
        long present = in.number();
        long nulls = in.number();
        LogEvent.Builder event = LogEvent.builder(SourceKind.CLOUDTRAIL);
        for (EventField field : FIELDS) {
            long bit = 1L << field.ordinal();
            if ((nulls & bit) != 0) {
                event.setNull(field);
            } else if ((present & bit) == 0) {
                continue;
            } else if (field.numeric()) {
                long value = in.number();
                event.set(field, (value >>> 1) ^ -(value & 1));
            } else if (field == EventField.SOURCE) {
                event.set(field, SourceKind.values()[(int) in.number()].word());
            } else {
                event.set(field, in.text());
            }
        }
        byte[] id = in.bytes(16);
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

    /// A reusable buffer. Not thread-safe.
    static final class Output {
        private byte[] buffer = new byte[4096];
        private int length;

        private void reset() {
            length = 0;
        }

        private void room(int more) {
            if (buffer.length - length < more) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
            }
        }

        private void number(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                buffer[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            buffer[length++] = (byte) rest;
        }

        /// Length plus one, so that 0 says null.
        private void text(@Nullable String text) {
            if (text == null) {
                number(0);
                return;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length + 1L);
            bytes(utf8);
        }

        private void bytes(byte[] bytes) {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }

        private BytesRef view() {
            return new BytesRef(buffer, 0, length);
        }
    }

    private static final class Input {
        private final byte[] buffer;
        private int at;

        Input(BytesRef stored) {
            buffer = stored.bytes;
            at = stored.offset;
        }

        long number() {
            long value = 0;
            int shift = 0;
            while (true) {
                byte b = buffer[at++];
                value |= (b & 0x7FL) << shift;
                if (b >= 0) {
                    return value;
                }
                shift += 7;
            }
        }

        @Nullable String text() {
            int length = (int) number() - 1;
            if (length < 0) {
                return null;
            }
            String text = new String(buffer, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        byte[] bytes(int count) {
            at += count;
            return Arrays.copyOfRange(buffer, at - count, at);
        }
    }
}
