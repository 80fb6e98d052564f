package org.exhibit.app.ui.events;

import java.util.ArrayList;
import java.util.List;

/// Lays JSON out for reading: only white space between tokens changes, every token stays as the
/// record writes it. Text that is no JSON comes out as it is; nothing is judged here.
final class JsonLayout {
    private static final String INDENT = "  ";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int depth;

    /// What a piece of text is, for its colour.
    enum Kind {
        NAME,
        STRING,
        VALUE,
        MARK
    }

    record Piece(String text, Kind kind) {}

    private JsonLayout(String text) {
        this.text = text;
    }

    static List<Piece> of(String json) {
        JsonLayout layout = new JsonLayout(json);
        layout.run();
        return layout.pieces;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else {
                take(c);
            }
        }
    }

    private void take(char c) {
        switch (c) {
            case '{', '[' -> open(c);
            case '}', ']' -> {
                depth = Math.max(0, depth - 1);
                mark(newLine() + c);
                at++;
            }
            case ',' -> {
                mark("," + newLine());
                at++;
            }
            case ':' -> {
                mark(": ");
                at++;
            }
            case '"' -> string();
            default -> bare();
        }
    }

    private void open(char c) {
        int next = skipWhite(at + 1);
        char closing = c == '{' ? '}' : ']';
        if (next < text.length() && text.charAt(next) == closing) {
            mark("" + c + closing);
            at = next + 1;
        } else {
            depth++;
            mark(c + newLine());
            at++;
        }
    }

    private void string() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(text.length(), end + 1);
        int next = skipWhite(end);
        boolean name = next < text.length() && text.charAt(next) == ':';
        pieces.add(new Piece(text.substring(at, end), name ? Kind.NAME : Kind.STRING));
        at = end;
    }

    private void bare() {
        int end = at;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "{}[],:\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        pieces.add(new Piece(text.substring(at, end), Kind.VALUE));
        at = end;
    }

    private int skipWhite(int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private String newLine() {
        return '\n' + INDENT.repeat(depth);
    }

    private void mark(String mark) {
        pieces.add(new Piece(mark, Kind.MARK));
    }
}
