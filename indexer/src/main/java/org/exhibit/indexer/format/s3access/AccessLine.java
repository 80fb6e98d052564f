package org.exhibit.indexer.format.s3access;

import org.exhibit.indexer.format.line.ByteSearch;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the columns of one access-log line.
///
/// Nothing in these lines is escaped, and key, URI, referrer and user agent are the requester's own
/// text, which may hold quotes and spaces. Boundaries are therefore taken only where that text
/// cannot move them: the first eight columns from the left; the URI's end where status, error code
/// and four numbers follow; the columns behind the user agent from the line's last quote. Time is
/// linear in the line. An instance is reused line by line.
final class AccessLine {
    /// Lines with more columns keep the rest of the line in their last one.
    static final int MOST_COLUMNS = 64;

    private static final int KEY = AccessColumn.KEY.ordinal();
    private static final int URI = AccessColumn.REQUEST_URI.ordinal();
    private static final int REFERRER = AccessColumn.REFERRER.ordinal();
    private static final int USER_AGENT = AccessColumn.USER_AGENT.ordinal();
    private static final int VERSION = AccessColumn.VERSION_ID.ordinal();
    private static final byte[][] OPERATIONS = {
        ascii("REST."), ascii("SOAP."), ascii("WEBSITE."), ascii("BATCH."), ascii("S3.")
    };

    private final int[] starts = new int[MOST_COLUMNS];
    private final int[] ends = new int[MOST_COLUMNS];
    private byte[] line = new byte[0];
    private int to;
    private int count;
    private boolean ambiguous;

    /// Splits a line.
    ///
    /// @return null where it could be split, else why not
    @Nullable String split(byte[] bytes, int lineFrom, int lineTo) {
        line = bytes;
        to = lineTo;
        count = 0;
        ambiguous = false;
        int at = head(lineFrom);
        if (at < 0) {
            return "the line does not begin with the eight columns of an S3 access record, bucket"
                    + " owner to key";
        }
        int lastQuote = ByteSearch.lastIndexOf(line, at, to, (byte) '"');
        if (lastQuote < 0) {
            return tokens(URI, at);
        }
        return quoted(at, lastQuote);
    }

    /// Bucket owner to key; the position behind the space after the key, or -1.
    private int head(int lineFrom) {
        int at = token(0, lineFrom);
        at = at < 0 ? at : token(1, at);
        if (at < 0 || at >= to || line[at] != '[') {
            return -1;
        }
        int close = ByteSearch.indexOf(line, at + 1, to, (byte) ']');
        if (close <= at + 1 || close + 1 >= to || line[close + 1] != ' ') {
            return -1;
        }
        put(AccessColumn.TIME.ordinal(), at + 1, close);
        at = token(AccessColumn.REMOTE_IP.ordinal(), close + 2);
        if (at < 0) {
            return -1;
        }
        return requester(afterSpaces(at));
    }

    /// Requester, request id, operation and key. A requester may hold spaces, so the operation
    /// decides: the first one with a request id before it and a key behind it.
    private int requester(int from) {
        int tokenFrom = from;
        int tokenTo = ByteSearch.endOfToken(line, from, to);
        while (tokenTo < to) {
            int nextFrom = tokenTo + 1;
            int nextTo = ByteSearch.endOfToken(line, nextFrom, to);
            // The token is a request id if an operation follows it and something stands before it.
            if (line[tokenTo] == ' '
                    && tokenTo > tokenFrom
                    && tokenFrom > from + 1
                    && line[tokenFrom - 1] == ' '
                    && isOperation(nextFrom, nextTo)) {
                int keyFrom = nextTo + 1;
                int keyTo = ByteSearch.endOfToken(line, Math.min(keyFrom, to), to);
                if (nextTo < to
                        && line[nextTo] == ' '
                        && keyTo > keyFrom
                        && keyTo < to
                        && line[keyTo] == ' ') {
                    put(AccessColumn.REQUESTER.ordinal(), from, tokenFrom - 1);
                    put(AccessColumn.REQUEST_ID.ordinal(), tokenFrom, tokenTo);
                    put(AccessColumn.OPERATION.ordinal(), nextFrom, nextTo);
                    put(KEY, keyFrom, keyTo);
                    return keyTo + 1;
                }
            }
            tokenFrom = nextFrom;
            tokenTo = nextTo;
        }
        return -1;
    }

    /// The columns behind the key where the line has quotes.
    private @Nullable String quoted(int at, int lastQuote) {
        int referrer = uriAndNumbers(at);
        if (referrer < 0) {
            return "no end of the request URI is followed by status, error code, sizes and times";
        }
        if (referrer > lastQuote) {
            // Referrer and user agent stand without quotes, as for requests that have neither.
            return tokens(REFERRER, referrer);
        }
        int tail = referrerAndUserAgent(referrer, lastQuote);
        if (tail < 0 || tail >= to || line[tail] != ' ') {
            return "referrer and user agent cannot be told from the columns around them";
        }
        return tokens(VERSION, tail);
    }

    /// URI to turn-around time; the position behind the space after them, or -1.
    private int uriAndNumbers(int from) {
        if (line[from] == '-') {
            put(URI, from, from + 1);
            return numbers(from + 1);
        }
        if (line[from] != '"') {
            return -1;
        }
        int quote = ByteSearch.indexOf(line, from + 1, to, (byte) '"');
        while (quote >= 0) {
            int behind = numbers(quote + 1);
            if (behind >= 0) {
                put(URI, from + 1, quote);
                return behind;
            }
            quote = ByteSearch.indexOf(line, quote + 1, to, (byte) '"');
        }
        return -1;
    }

    /// Status, error code, two sizes and two times, each with a space before it, and a space behind
    /// the last.
    private int numbers(int from) {
        int at = from;
        for (int column = AccessColumn.HTTP_STATUS.ordinal(); column < REFERRER; column++) {
            if (at >= to || line[at] != ' ') {
                return -1;
            }
            int start = at + 1;
            at = value(column, start);
            if (at < 0) {
                return -1;
            }
            put(column, start, at);
        }
        return at < to && line[at] == ' ' ? at + 1 : -1;
    }

    private int value(int column, int start) {
        if (start < to && line[start] == '-') {
            return start + 1;
        }
        boolean code = column == AccessColumn.ERROR_CODE.ordinal();
        int at = start;
        while (at < to && (ByteSearch.isDigit(line[at]) || (code && isCodeLetter(line[at])))) {
            at++;
        }
        boolean status = column == AccessColumn.HTTP_STATUS.ordinal();
        return (status ? at - start == 3 : at > start) ? at : -1;
    }

    /// Referrer and user agent up to the last quote; the position of the space behind them, or -1.
    private int referrerAndUserAgent(int from, int lastQuote) {
        if (line[from] == '-') {
            if (from + 2 >= lastQuote || line[from + 1] != ' ' || line[from + 2] != '"') {
                return -1;
            }
            put(REFERRER, from, from + 1);
            put(USER_AGENT, from + 3, lastQuote);
            return lastQuote + 1;
        }
        if (line[from] != '"' || from == lastQuote) {
            return -1;
        }
        int found = -1;
        int quote = ByteSearch.indexOf(line, from + 1, lastQuote, (byte) '"');
        while (quote >= 0) {
            if (quote + 2 < lastQuote && line[quote + 1] == ' ' && line[quote + 2] == '"') {
                ambiguous = found >= 0;
                found = quote;
                if (ambiguous) {
                    break;
                }
            }
            quote = ByteSearch.indexOf(line, quote + 1, lastQuote, (byte) '"');
        }
        if (ambiguous) {
            put(REFERRER, from, lastQuote + 1);
            put(USER_AGENT, from, lastQuote + 1);
            return lastQuote + 1;
        }
        if (found >= 0) {
            put(REFERRER, from + 1, found);
            put(USER_AGENT, found + 3, lastQuote);
            return lastQuote + 1;
        }
        return bareUserAgent(from, lastQuote);
    }

    /// A quoted referrer before a user agent that is a bare `-`.
    private int bareUserAgent(int from, int lastQuote) {
        int dash = lastQuote + 2;
        if (dash + 1 < to && line[dash - 1] == ' ' && line[dash] == '-' && line[dash + 1] == ' ') {
            put(REFERRER, from + 1, lastQuote);
            put(USER_AGENT, dash, dash + 1);
            return dash + 1;
        }
        return -1;
    }

    /// Puts what is left as columns from `first` on, parted by spaces.
    private @Nullable String tokens(int first, int from) {
        count = first;
        int at = afterSpaces(from);
        while (at < to) {
            int space =
                    count == MOST_COLUMNS - 1 ? -1 : ByteSearch.indexOf(line, at, to, (byte) ' ');
            int end = space < 0 ? to : space;
            put(count++, at, end);
            at = afterSpaces(end);
        }
        return count >= AccessColumn.FEWEST
                ? null
                : "the line has "
                        + count
                        + " columns; an S3 access record has at least "
                        + AccessColumn.FEWEST;
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < to && line[at] == ' ') {
            at++;
        }
        return at;
    }

    private int token(int column, int from) {
        int end = ByteSearch.endOfToken(line, from, to);
        if (end == from || end >= to || line[end] != ' ') {
            return -1;
        }
        put(column, from, end);
        return end + 1;
    }

    private boolean isOperation(int from, int end) {
        for (byte[] start : OPERATIONS) {
            if (end - from > start.length
                    && Arrays.equals(line, from, from + start.length, start, 0, start.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCodeLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '.';
    }

    private void put(int column, int start, int end) {
        starts[column] = start;
        ends[column] = end;
    }

    int count() {
        return count;
    }

    int from(int column) {
        return starts[column];
    }

    int to(int column) {
        return ends[column];
    }

    /// Whether referrer and user agent could be parted in several ways; both columns then hold all
    /// of their text.
    boolean ambiguous() {
        return ambiguous;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
