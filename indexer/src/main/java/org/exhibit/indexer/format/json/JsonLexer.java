package org.exhibit.indexer.format.json;

/// The tokens of RFC 8259 over one range of bytes. Positions are indices in the buffer; a method
/// named after a token takes the position of its first byte and gives the one after its last.
class JsonLexer {
    byte[] bytes = {};
    int end;

    /// The beginning of the last text: where a quote was lost, the text that swallowed what
    /// follows.
    int textAt;

    /// Whether the last text has escapes, or bytes outside ASCII.
    boolean escaped;

    boolean beyondAscii;

    final void use(byte[] buffer, int limit) {
        bytes = buffer;
        end = limit;
        textAt = 0;
    }

    /// The first position from `at` that is no white space.
    final int blank(int at) throws JsonSyntaxException {
        int p = at;
        while (p < end) {
            byte b = bytes[p];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return p;
            }
            p++;
        }
        throw JsonSyntaxException.ended(end);
    }

    /// @param at the position after the opening quote
    /// @return the position of the closing quote
    final int closingQuote(int at) throws JsonSyntaxException {
        textAt = at;
        escaped = false;
        beyondAscii = false;
        int p = Swar.plainEnd(bytes, at, end);
        while (p < end) {
            byte b = bytes[p];
            if (b == '"') {
                return p;
            }
            if (b == '\\') {
                escaped = true;
                p = escape(p);
            } else if (b < 0) {
                beyondAscii = true;
                p++;
            } else {
                throw JsonSyntaxException.at(p, "a control character inside a text");
            }
            p = Swar.plainEnd(bytes, p, end);
        }
        throw JsonSyntaxException.ended(end);
    }

    private int escape(int at) throws JsonSyntaxException {
        if (at + 1 >= end) {
            throw JsonSyntaxException.ended(end);
        }
        switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int i = at + 2; i < at + 6; i++) {
                    if (i >= end) {
                        throw JsonSyntaxException.ended(end);
                    }
                    if (Character.digit(bytes[i], 16) < 0) {
                        throw JsonSyntaxException.at(i, "a bad \\u escape");
                    }
                }
                return at + 6;
            }
            default -> throw JsonSyntaxException.at(at + 1, "an unknown escape");
        }
    }

    final int number(int at) throws JsonSyntaxException {
        int p = at;
        if (bytes[p] == '-') {
            p++;
        }
        if (byteAt(p) == '0') {
            p++;
        } else {
            p = digits(p);
        }
        if (byteAt(p) == '.') {
            p = digits(p + 1);
        }
        if (byteAt(p) == 'e' || byteAt(p) == 'E') {
            p++;
            if (byteAt(p) == '+' || byteAt(p) == '-') {
                p++;
            }
            p = digits(p);
        }
        byteAt(p);
        return p;
    }

    private int digits(int at) throws JsonSyntaxException {
        int p = at;
        while (byteAt(p) >= '0' && byteAt(p) <= '9') {
            p++;
        }
        if (p == at) {
            throw JsonSyntaxException.at(p, "a number without digits");
        }
        return p;
    }

    private byte byteAt(int at) throws JsonSyntaxException {
        if (at >= end) {
            throw JsonSyntaxException.ended(end);
        }
        return bytes[at];
    }

    final int word(int at, String word) throws JsonSyntaxException {
        for (int i = 1; i < word.length(); i++) {
            if (byteAt(at + i) != word.charAt(i)) {
                throw unexpected(at);
            }
        }
        return at + word.length();
    }

    /// @return the position of the value, after the colon
    final int colon(int at) throws JsonSyntaxException {
        int p = blank(at);
        if (bytes[p] != ':') {
            throw JsonSyntaxException.at(p, "no colon after a name");
        }
        return blank(p + 1);
    }

    /// Passes over one value of any kind, checking it.
    ///
    /// @param depth how many objects and lists are open around it
    final int value(int at, int depth) throws JsonSyntaxException {
        return switch (byteAt(at)) {
            case '"' -> closingQuote(at + 1) + 1;
            case '{' -> object(at, depth + 1);
            case '[' -> list(at, depth + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
            default -> throw unexpected(at);
        };
    }

    private int object(int at, int depth) throws JsonSyntaxException {
        checkDepth(at, depth);
        int p = blank(at + 1);
        if (bytes[p] == '}') {
            return p + 1;
        }
        while (true) {
            p = blank(value(colon(name(p)), depth));
            if (bytes[p] == '}') {
                return p + 1;
            }
            p = blank(comma(p) + 1);
        }
    }

    private int list(int at, int depth) throws JsonSyntaxException {
        checkDepth(at, depth);
        int p = blank(at + 1);
        if (bytes[p] == ']') {
            return p + 1;
        }
        while (true) {
            p = blank(value(p, depth));
            if (bytes[p] == ']') {
                return p + 1;
            }
            p = blank(comma(p) + 1);
        }
    }

    final int name(int at) throws JsonSyntaxException {
        if (bytes[at] != '"') {
            throw JsonSyntaxException.at(at, "no name where a member should begin");
        }
        return closingQuote(at + 1) + 1;
    }

    /// @return the comma's own position
    final int comma(int at) throws JsonSyntaxException {
        if (bytes[at] != ',') {
            throw JsonSyntaxException.at(at, "neither a comma nor an end after a value");
        }
        return at;
    }

    final void checkDepth(int at, int depth) throws JsonSyntaxException {
        if (depth > JsonBounds.DEPTH) {
            throw JsonSyntaxException.at(at, "nested deeper than " + JsonBounds.DEPTH);
        }
    }

    final JsonSyntaxException unexpected(int at) {
        return JsonSyntaxException.at(at, "an unexpected byte where a value should begin");
    }
}
