package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Finds where a damaged record, which begins at the window's mark, ends.
final class JsonDamage {

    /// The end of a damaged record.
    ///
    /// @param to the position after its last byte that is handed out
    /// @param at where to read on
    /// @param cut whether the stream ended before the record did
    /// @param tooLong whether its length exceeds the bound
    /// @param open the state in which to pass over what follows the bound, or null
    record End(int to, int at, boolean cut, boolean tooLong, @Nullable JsonBoundary open) {
        static End at(int end) {
            return new End(end, end, false, false, null);
        }

        static End cut(int end) {
            return new End(end, end, true, false, null);
        }
    }

    private static final byte[] USUAL_NAME =
            "\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonWindow window;
    private final JsonLexer lexer = new JsonLexer();
    private byte[] goodName = USUAL_NAME;
    private byte[] ownName = USUAL_NAME;

    JsonDamage(JsonWindow window) {
        this.window = window;
    }

    /// Remembers the name a good record begins with.
    void noteFirstName(int start, int end) {
        byte[] name = firstName(start, end);
        goodName = name == null ? goodName : name;
    }

    /// The end of a record of which only the first `valid` bytes can be part of an object: where
    /// its brackets end, or where the next record begins, whichever comes first.
    End after(int valid, boolean inList) {
        byte[] name = firstName(window.mark, window.mark + valid);
        ownName = name == null ? goodName : name;
        JsonBoundary boundary = new JsonBoundary();
        int passed = 0;
        while (true) {
            int start = window.mark;
            int end = boundary.pass(window.bytes, start + passed, window.limit);
            passed = window.limit - start;
            JsonRestart restart = restart(valid, end < 0 ? window.limit : end, inList);
            if (restart != null) {
                return new End(restart.end(), restart.at(), false, false, null);
            }
            if (end >= 0) {
                return End.at(end);
            }
            if (window.full()) {
                return tooLong(boundary, passed);
            }
            if (!window.more()) {
                return End.cut(window.limit);
            }
        }
    }

    /// The end of bytes that cannot begin a record: where the next record begins.
    End stray(boolean inList) {
        while (true) {
            JsonRestart restart = restart(1, window.limit, inList);
            if (restart != null) {
                return new End(restart.end(), restart.at(), false, false, null);
            }
            if (window.full()) {
                int bound = window.mark + JsonBounds.RECORD_BYTES;
                return new End(bound, bound, false, true, null);
            }
            if (!window.more()) {
                int visible = JsonRestart.lastVisible(window.bytes, window.mark, window.limit);
                return new End(visible + 1, window.limit, true, false, null);
            }
        }
    }

    /// The end of a record longer than the bound; its first bytes are handed out.
    ///
    /// @param passed how many of its bytes the boundary has passed
    End tooLong(JsonBoundary boundary, int passed) {
        int start = window.mark;
        int end = boundary.pass(window.bytes, start + passed, window.limit);
        int bound = start + JsonBounds.RECORD_BYTES;
        return end < 0
                ? new End(bound, window.limit, false, true, boundary)
                : new End(bound, end, false, true, null);
    }

    /// Whether the outermost object that the stream cuts is itself a record, as far as its first
    /// name tells: not where nothing of it is left, nor where it holds or may hold records.
    boolean begunRecord(JsonPathTree tree) {
        int start = window.mark;
        byte[] complete = firstName(start, window.limit);
        if (complete != null) {
            return !tree.isContainer(
                    JsonText.of(complete, 1, complete.length - 1).text());
        }
        int p = start + 1;
        while (p < window.limit && JsonRestart.isBlank(window.bytes[p])) {
            p++;
        }
        if (p + 1 >= window.limit || window.bytes[p] != '"') {
            return false;
        }
        String begun =
                new String(window.bytes, p + 1, window.limit - p - 1, StandardCharsets.UTF_8);
        return !tree.mayBecomeContainer(begun);
    }

    private @Nullable JsonRestart restart(int after, int limit, boolean inList) {
        int start = window.mark;
        return JsonRestart.find(
                window.bytes, start, start + after, limit, List.of(ownName, goodName), inList);
    }

    /// The first name of an object with both quotes; null where it has none.
    private byte @Nullable [] firstName(int start, int end) {
        lexer.use(window.bytes, end);
        try {
            int name = lexer.blank(start + 1);
            return Arrays.copyOfRange(window.bytes, name, lexer.name(name));
        } catch (JsonSyntaxException e) {
            return null;
        }
    }
}
