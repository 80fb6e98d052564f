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

    /// Looking for the next record costs what is looked at; a hostile stream could ask for it at
    /// every few bytes. After this many bytes the search goes no further than `SHORT_REACH`.
    private static final long FREE_LOOKAHEAD = 1L << 30;

    private static final int SHORT_REACH = 8 * 1024;
    private static final int FIRST_STEP = 256;

    private static final byte[] USUAL_NAME = "\"eventVersion\"".getBytes(StandardCharsets.US_ASCII);

    private final JsonWindow window;
    private final JsonLexer lexer = new JsonLexer();
    private byte[] goodName = USUAL_NAME;
    private byte[] ownName = USUAL_NAME;
    private long lookedAhead;

    JsonDamage(JsonWindow window) {
        this.window = window;
    }

    /// Remembers the name a good record begins with.
    void noteFirstName(int start, int end) {
        byte[] name = firstName(start, end);
        goodName = name == null ? goodName : name;
    }

    /// The end of a record that is damaged at its `suspect`-th byte or later: where the next record
    /// begins, or, where that is not found, where its brackets end. Damage can mislead brackets, so
    /// they are believed only where what follows them fits.
    End after(int suspect, boolean inList) {
        byte[] name = firstName(window.mark, window.limit);
        ownName = name == null ? goodName : name;
        int reach = lookedAhead < FREE_LOOKAHEAD ? JsonBounds.RECORD_BYTES : SHORT_REACH;
        int step = FIRST_STEP;
        JsonBoundary boundary = new JsonBoundary();
        int passed = 0;
        int length = -1;
        while (true) {
            int start = window.mark;
            int limit = Math.min(window.limit, start + Math.min(step, reach));
            if (length < 0) {
                int end = boundary.pass(window.bytes, start + passed, limit);
                passed = limit - start;
                length = end < 0 ? -1 : end - start;
            }
            JsonRestart.Fit fit =
                    length < 0
                            ? JsonRestart.Fit.NO
                            : JsonRestart.fit(window, start + length, inList);
            if (fit == JsonRestart.Fit.UNSEEN && window.more()) {
                continue;
            }
            boolean fits = fit != JsonRestart.Fit.NO;
            JsonRestart restart = restart(suspect, fits ? start + length : limit, inList);
            if (restart != null) {
                lookedAhead += limit - start;
                return new End(restart.end(), restart.at(), false, false, null);
            }
            boolean exhausted = limit - start == reach;
            if (fits || exhausted || (limit == window.limit && !window.more())) {
                lookedAhead += limit - start;
                return ofBrackets(length, boundary, passed, exhausted);
            }
            step = Math.min(reach, 4 * step);
        }
    }

    private End ofBrackets(int length, JsonBoundary boundary, int passed, boolean exhausted) {
        if (length >= 0) {
            return End.at(window.mark + length);
        }
        if (!exhausted) {
            return End.cut(window.limit);
        }
        return passed < JsonBounds.RECORD_BYTES
                ? End.at(window.mark + passed)
                : tooLong(boundary, passed);
    }

    /// The end of bytes that cannot begin a record: where the next record begins.
    ///
    /// @param inList whether a list of records is open
    /// @param listLost whether one may have been ended by damage: then its next element counts too
    End stray(boolean inList, boolean listLost) {
        while (true) {
            JsonRestart restart = restart(1, window.limit, inList);
            if (listLost) {
                int limit = restart == null ? window.limit : restart.at();
                JsonRestart element = restart(1, limit, true);
                restart = element == null ? restart : element;
            }
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
            return !tree.isContainer(JsonText.of(complete, 1, complete.length - 1).text());
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
