package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/// Finds the records of one stream, in order and in bounded memory: the elements of a list, the
/// elements of a list that an outermost object holds under a container's name, and objects one
/// after another with line ends, white space or nothing between them; any mixture of these.
///
/// A damaged record ends where its brackets say, or earlier where the next record visibly begins,
/// and reading goes on there. Bytes that belong to no record are handed out as damaged, so that
/// they are counted.
public final class JsonRecordScanner {

    /// What was found.
    public enum Found {
        /// A record, read by the walker.
        RECORD,
        /// Bytes where a record should be that are none: see `reason`.
        DAMAGED,
        /// The stream cannot be read as JSON from `offset` on: see `reason`. Not a record.
        BROKEN,
        /// Nothing more.
        END
    }

    private static final String CUT = "cut: the stream ends inside this record";
    private static final String TOO_LONG =
            "longer than " + JsonBounds.RECORD_BYTES + " bytes, the bound of one record";

    private enum Place {
        OUTSIDE,
        LIST,
        MEMBERS,
        BEYOND_BOUND,
        CUT,
        FINISHED
    }

    private final JsonWindow window;
    private final JsonWalker walker;
    private final JsonLexer lexer = new JsonLexer();
    private final JsonDamage damage;
    private Place place = Place.OUTSIDE;
    private boolean listInObject;
    private boolean containerSeen;
    private boolean recordSeen;
    private @Nullable JsonBoundary passing;
    private Place placeAfterPassing = Place.OUTSIDE;

    private int from;
    private int to;
    private String reason = "";

    public JsonRecordScanner(InputStream in, JsonWalker walker) {
        this.window = new JsonWindow(in);
        this.walker = walker;
        this.damage = new JsonDamage(window);
    }

    /// The bytes of what was found last, valid until the next call of `next`.
    public byte[] buffer() {
        return window.bytes;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /// Where what was found last begins in the stream.
    public long offset() {
        return window.offset(from);
    }

    /// Why the last bytes are damaged or the stream is broken: a phrase.
    public String reason() {
        return reason;
    }

    /// @throws IOException where the stream failed, after everything before has been handed out
    public Found next() throws IOException {
        window.mark = -1;
        while (true) {
            Found found =
                    switch (place) {
                        case OUTSIDE -> outside();
                        case LIST -> inList();
                        case MEMBERS -> inMembers();
                        case BEYOND_BOUND -> passBeyondBound();
                        case CUT -> broken("the stream ends inside a record");
                        case FINISHED -> finished();
                    };
            if (found != null) {
                return found;
            }
        }
    }

    private Found finished() throws IOException {
        window.checkFailure();
        return Found.END;
    }

    private @Nullable Found outside() throws IOException {
        if (!visible()) {
            place = Place.FINISHED;
            return null;
        }
        byte b = window.bytes[window.at];
        if (b == '{') {
            return record(true);
        }
        if (b == '[') {
            window.at++;
            enterList(false);
            return null;
        }
        if (b == ',' && containerSeen) {
            // Damage ended the list of records too early; its elements go on.
            window.at++;
            return null;
        }
        if (b == (byte) 0xEF && byteOrderMark()) {
            window.at += 3;
            return null;
        }
        return stray(false);
    }

    private boolean byteOrderMark() {
        while (window.limit - window.at < 3) {
            if (!window.more()) {
                return false;
            }
        }
        return window.bytes[window.at + 1] == (byte) 0xBB
                && window.bytes[window.at + 2] == (byte) 0xBF;
    }

    private @Nullable Found inList() throws IOException {
        if (!visible()) {
            return broken("the stream ends inside the list of records");
        }
        return switch (window.bytes[window.at]) {
            case ',' -> {
                window.at++;
                yield null;
            }
            case ']' -> {
                window.at++;
                place = listInObject ? Place.MEMBERS : Place.OUTSIDE;
                yield null;
            }
            case '{' -> record(false);
            default -> otherElement();
        };
    }

    /// After a list of records: the other members of the object that holds it.
    private @Nullable Found inMembers() throws IOException {
        if (!visible()) {
            return broken("the stream ends inside the object around the records");
        }
        byte b = window.bytes[window.at];
        if (b == ',' || b == '}') {
            window.at++;
            place = b == '}' ? Place.OUTSIDE : Place.MEMBERS;
            return null;
        }
        if (b != '"') {
            place = Place.OUTSIDE;
            return stray(false);
        }
        return otherMember();
    }

    private @Nullable Found otherMember() throws IOException {
        window.mark = window.at;
        while (true) {
            try {
                lexer.use(window.bytes, window.limit);
                int value = lexer.colon(lexer.name(window.at));
                String name = memberName();
                if (walker.tree().isContainer(name) && window.bytes[value] == '[') {
                    window.at = value + 1;
                    window.mark = -1;
                    enterList(true);
                    return null;
                }
                return passMember(value);
            } catch (JsonSyntaxException e) {
                if (!e.ended() || window.full()) {
                    place = Place.OUTSIDE;
                    return stray(false);
                }
                if (!window.more()) {
                    return broken("the stream ends inside the object around the records");
                }
            }
        }
    }

    private String memberName() throws JsonSyntaxException {
        int quote = lexer.closingQuote(window.at + 1);
        return JsonText.of(window.bytes, window.at + 1, quote).text();
    }

    private @Nullable Found passMember(int value) throws JsonSyntaxException {
        byte b = window.bytes[value];
        if (b != '{' && b != '[') {
            window.at = lexer.value(value, 1);
            window.mark = -1;
            return null;
        }
        window.mark = -1;
        window.at = value;
        passing = new JsonBoundary();
        placeAfterPassing = Place.MEMBERS;
        place = Place.BEYOND_BOUND;
        return null;
    }

    private void enterList(boolean inObject) {
        place = Place.LIST;
        listInObject = inObject;
        containerSeen = true;
    }

    /// Goes to the next byte that is no white space.
    private boolean visible() {
        do {
            while (window.at < window.limit) {
                if (!JsonRestart.isBlank(window.bytes[window.at])) {
                    return true;
                }
                window.at++;
            }
        } while (window.more());
        return false;
    }

    private @Nullable Found record(boolean outermost) throws IOException {
        window.mark = window.at;
        while (true) {
            try {
                int end = walker.read(window.bytes, window.mark, window.limit, outermost);
                if (end < 0) {
                    window.at = -end;
                    window.mark = -1;
                    enterList(true);
                    return null;
                }
                return record(window.mark, end);
            } catch (JsonSyntaxException e) {
                if (!e.ended()) {
                    int valid = e.position() - window.mark;
                    int suspect = Math.max(1, walker.suspect() - window.mark);
                    String why = "no valid JSON: " + e.getMessage() + ", after " + valid + " bytes";
                    return damaged(damage.after(suspect, place == Place.LIST), why);
                }
                if (window.full()) {
                    return damaged(damage.tooLong(new JsonBoundary(), 0), TOO_LONG);
                }
                if (!window.more()) {
                    return cut(outermost);
                }
            }
        }
    }

    private Found record(int start, int end) {
        from = start;
        to = end;
        window.at = end;
        if (!recordSeen) {
            recordSeen = true;
            damage.noteFirstName(start, end);
        }
        if (end - start > JsonBounds.RECORD_BYTES) {
            reason = TOO_LONG;
            return Found.DAMAGED;
        }
        return Found.RECORD;
    }

    private Found damaged(JsonDamage.End end, String why) {
        JsonBoundary open = end.open();
        if (open != null) {
            passing = open;
            placeAfterPassing = place;
            place = Place.BEYOND_BOUND;
        } else if (end.cut()) {
            place = Place.CUT;
        }
        from = window.mark;
        to = end.to();
        window.at = end.at();
        reason = end.tooLong() ? TOO_LONG : why;
        recordSeen = true;
        return Found.DAMAGED;
    }

    private Found damaged(int end, String why) {
        return damaged(JsonDamage.End.at(end), why);
    }

    private @Nullable Found passBeyondBound() throws IOException {
        JsonBoundary boundary = passing == null ? new JsonBoundary() : passing;
        do {
            int end = boundary.pass(window.bytes, window.at, window.limit);
            window.at = end < 0 ? window.limit : end;
            if (end >= 0) {
                place = placeAfterPassing;
                passing = null;
                return null;
            }
        } while (window.more());
        return broken("the stream ends inside a value that is passed over");
    }

    /// The stream ends inside an object. Only what is seen to be a record counts as one.
    private @Nullable Found cut(boolean outermost) throws IOException {
        if (outermost && !recordSeen && !damage.begunRecord(walker.tree())) {
            return broken("the stream ends before its first record");
        }
        return damaged(JsonDamage.End.cut(window.limit), CUT);
    }

    /// A list's element that is no object.
    private @Nullable Found otherElement() throws IOException {
        window.mark = window.at;
        while (true) {
            try {
                lexer.use(window.bytes, window.limit);
                return damaged(lexer.value(window.at, 1), "no JSON object");
            } catch (JsonSyntaxException e) {
                if (!e.ended()) {
                    return stray(true);
                }
                if (window.full()) {
                    return damaged(damage.tooLong(new JsonBoundary(), 0), TOO_LONG);
                }
                if (!window.more()) {
                    return damaged(JsonDamage.End.cut(window.limit), CUT);
                }
            }
        }
    }

    /// Bytes that cannot begin a record: everything up to the next record.
    private Found stray(boolean list) throws IOException {
        window.mark = window.at;
        JsonDamage.End end = damage.stray(list, containerSeen && !list);
        if (end.cut() && !list) {
            if (containerSeen) {
                return broken("bytes after the end of the JSON that are no JSON");
            }
            end = JsonDamage.End.at(end.to());
        } else if (!end.cut() && !end.tooLong() && window.bytes[end.at()] == ',') {
            // The next record stands in a list that damage had seemed to end.
            place = Place.LIST;
        }
        return damaged(end, "no JSON record");
    }

    private Found broken(String why) throws IOException {
        place = Place.FINISHED;
        // A failing stream tells its own reason.
        window.checkFailure();
        from = window.mark >= 0 ? window.mark : window.at;
        to = from;
        reason = why;
        return Found.BROKEN;
    }
}
