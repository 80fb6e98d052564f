package org.exhibit.indexer.format.line;

import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/// Gives equal values of one stream the same field object, so that a bucket's name is made once and
/// not once a record. Remembers a fixed number of short values; what it forgets is made anew. One
/// stream, one thread.
public final class FieldCache {
    private static final int LONGEST = 320;

    private record Known(byte[] bytes, RecordField field) {
        boolean holds(Column column, byte[] buffer, int from, int to) {
            return field.path().equals(column.path())
                    && Arrays.equals(bytes, 0, bytes.length, buffer, from, to);
        }
    }

    private final @Nullable Known[] slots;
    private final int mask;
    private final Set<String> damaged = new LinkedHashSet<>();

    private FieldCache(int size) {
        slots = new @Nullable Known[size];
        mask = size - 1;
    }

    /// For reading a whole stream.
    public static FieldCache ofStream() {
        return new FieldCache(1024);
    }

    /// For reading one record: remembers nothing.
    public static FieldCache none() {
        return new FieldCache(0);
    }

    /// The field of a column with this text.
    ///
    /// @param number whether the text is a decimal number
    RecordField field(Column column, byte[] bytes, int from, int to, boolean number) {
        if (mask < 0 || to - from > LONGEST) {
            return made(column, bytes, from, to, number);
        }
        int slot = (ByteSearch.fingerprint(bytes, from, to) + column.ordinal() * 0x9E3779B1) & mask;
        Known known = slots[slot];
        if (known != null && known.holds(column, bytes, from, to)) {
            return known.field();
        }
        RecordField field = made(column, bytes, from, to, number);
        if (damaged.isEmpty()) {
            slots[slot] = new Known(Arrays.copyOfRange(bytes, from, to), field);
        }
        return field;
    }

    private RecordField made(Column column, byte[] bytes, int from, int to, boolean number) {
        String text = text(column.path(), bytes, from, to);
        return number
                ? RecordField.number(column.path(), text)
                : RecordField.text(column.path(), text);
    }

    /// The text of a range; where it is no valid UTF-8 with U+FFFD for what is not, noted as
    /// damage.
    public String text(String path, byte[] bytes, int from, int to) {
        if (ByteSearch.isAscii(bytes, from, to)) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            damaged.add(path);
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
    }

    /// The fields of the record just read whose bytes are no valid UTF-8; forgets them.
    public Set<String> takeDamaged() {
        if (damaged.isEmpty()) {
            return Set.of();
        }
        Set<String> taken = new LinkedHashSet<>(damaged);
        damaged.clear();
        return taken;
    }
}
