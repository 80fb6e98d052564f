package org.exhibit.indexer.index.lucene;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.format.Delivery;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Numbers, texts and bytes one after the other: the alphabet of `EventCodec`. Texts that spell
/// bytes (UUIDs, base64) take the room of those bytes.
final class CodecBytes {
    private static final int NULL = 0;
    private static final int PLAIN = 1;
    private static final int UUID = 2;
    private static final int BASE64 = 3;
    private static final int UUID_LENGTH = 36;
    private static final int SHORTEST_BASE64 = 24;

    private CodecBytes() {}

    /// A reusable buffer that is written to. Not thread-safe.
    static final class Output {
        private byte[] buffer = new byte[4096];
        private int length;

        void reset() {
            length = 0;
        }

        private void room(int more) {
            if (buffer.length - length < more) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
            }
        }

        void number(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                buffer[length++] = (byte) ((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            buffer[length++] = (byte) rest;
        }

        void fixed(long value) {
            bytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        }

        void text(@Nullable String text) {
            if (text == null) {
                number(NULL);
                return;
            }
            byte[] uuid = uuid(text);
            if (uuid != null) {
                number(UUID);
                bytes(uuid);
                return;
            }
            byte[] spelled = base64(text);
            byte[] content = spelled == null ? text.getBytes(StandardCharsets.UTF_8) : spelled;
            number(spelled == null ? PLAIN : BASE64);
            number(content.length);
            bytes(content);
        }

        void bytes(byte[] bytes) {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
        }

        void form(Said.Form form) {
            number(form.delivery().ordinal());
            text(form.payload());
            text(form.decode());
            text(form.layout());
        }

        byte[] copy() {
            return Arrays.copyOf(buffer, length);
        }

        /// Valid until the next change.
        BytesRef view() {
            return new BytesRef(buffer, 0, length);
        }
    }

    private static byte @Nullable [] uuid(String text) {
        if (text.length() != UUID_LENGTH || text.charAt(8) != '-' || text.charAt(23) != '-') {
            return null;
        }
        byte[] out = new byte[16];
        int filled = 0;
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return null;
                }
                continue;
            }
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return null;
            }
            out[filled / 2] |= (byte) (filled % 2 == 0 ? digit << 4 : digit);
            filled++;
        }
        return out;
    }

    private static byte @Nullable [] base64(String text) {
        int length = text.length();
        if (length < SHORTEST_BASE64 || length % 4 != 0) {
            return null;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other =
                    (c >= '0' && c <= '9') || c == '+' || c == '/' || (c == '=' && i >= length - 2);
            if (!letter && !other) {
                return null;
            }
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        // Spare bits of the last letter could differ: only what reads back the same is shortened.
        return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
    }

    /// Reads what an output wrote.
    static final class Input {
        private final byte[] buffer;
        private int at;

        private final int end;

        Input(BytesRef stored) {
            buffer = stored.bytes;
            at = stored.offset;
            end = stored.offset + stored.length;
        }

        boolean more() {
            return at < end;
        }

        Said.Form form() {
            Delivery delivery = Delivery.values()[(int) number()];
            String payload = text();
            String decode = text();
            String layout = text();
            return new Said.Form(delivery, payload, decode, layout == null ? "" : layout);
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

        long fixed() {
            return ByteBuffer.wrap(bytes(Long.BYTES)).getLong();
        }

        /// The fixed number that everything ends with.
        long last() {
            return ByteBuffer.wrap(buffer, end - Long.BYTES, Long.BYTES).getLong();
        }

        @Nullable String text() {
            return switch ((int) number()) {
                case NULL -> null;
                case PLAIN -> new String(bytes((int) number()), StandardCharsets.UTF_8);
                case UUID -> {
                    String hex = HexFormat.of().formatHex(bytes(16));
                    yield String.join(
                            "-",
                            hex.substring(0, 8),
                            hex.substring(8, 12),
                            hex.substring(12, 16),
                            hex.substring(16, 20),
                            hex.substring(20));
                }
                case BASE64 -> Base64.getEncoder().encodeToString(bytes((int) number()));
                default ->
                        throw new IllegalStateException(
                                "the index is damaged: a text of no known form");
            };
        }

        private byte[] bytes(int count) {
            at += count;
            return Arrays.copyOfRange(buffer, at - count, at);
        }
    }
}
