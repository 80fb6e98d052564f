package org.exhibit.indexer.index;

/// Reads a query's characters: white space, quoted texts, bare values with their escapes. One
/// instance a query.
final class QueryCursor {
    /// @param literal the value with every escape resolved
    /// @param pattern the value as a pattern: wildcards stand for themselves, literal `*`, `?` and
    ///   `\` are escaped
    /// @param wildcard whether an unescaped `*` or `?` occurs
    /// @param quoted whether it stood in quotes
    record Value(
            String literal, String pattern, boolean wildcard, boolean quoted, int start, int end) {
        int length() {
            return end - start;
        }
    }

    private final String text;
    private int at;

    QueryCursor(String text) {
        this.text = text;
    }

    int at() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /// The current character, or 0 at the end.
    char peek() {
        return at(0);
    }

    char at(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    boolean take(char wanted) {
        if (!atEnd() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    void skipSpace() {
        while (!atEnd() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    boolean atSpaceOrEnd() {
        return atEnd() || isSpace(text.charAt(at));
    }

    /// Whether a word of the language (`AND`, `TO`) stands here on its own.
    boolean atWord(String word) {
        if (!text.startsWith(word, at)) {
            return false;
        }
        int next = at + word.length();
        return next >= text.length()
                || isSpace(text.charAt(next))
                || text.charAt(next) == '('
                || text.charAt(next) == ')';
    }

    /// Reads a quoted text; the cursor stands on the opening quote.
    Value quoted() throws QuerySyntaxException {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                String value = out.toString();
                return new Value(value, escaped(value), false, true, start, at);
            }
            out.append(c == '\\' ? escape() : c);
            at++;
        }
        throw new QuerySyntaxException(
                start,
                text.length() - start,
                "this quote is not closed; a closing \" was expected");
    }

    /// Reads a bare value: to white space, or to a parenthesis or bracket that closes what is open.
    ///
    /// @param groups how many parentheses are open around the value
    /// @param inRange whether the value stands between brackets, which then end it
    Value bare(boolean grouped, boolean inRange) throws QuerySyntaxException {
        int start = at;
        StringBuilder literal = new StringBuilder();
        StringBuilder pattern = new StringBuilder();
        boolean wildcard = false;
        int own = 0;
        for (; !atSpaceOrEnd(); at++) {
            char c = text.charAt(at);
            if (inRange && (c == ']' || c == '}')) {
                break;
            }
            if (c == '(') {
                own++;
            } else if (c == ')') {
                if (own == 0 && grouped) {
                    break;
                }
                own = Math.max(0, own - 1);
            }
            if (c == '"') {
                throw new QuerySyntaxException(
                        at,
                        1,
                        "a quote inside a value: put the whole value in quotes, or write \\\"");
            }
            if (c == '*' || c == '?') {
                wildcard = true;
                literal.append(c);
                pattern.append(c);
                continue;
            }
            char read = c == '\\' ? escape() : c;
            literal.append(read);
            appendLiteral(pattern, read);
        }
        return new Value(literal.toString(), pattern.toString(), wildcard, false, start, at);
    }

    /// Reads a regular expression up to its closing slash; the cursor stands on the opening one.
    String regex() throws QuerySyntaxException {
        int start = at++;
        while (!atEnd()) {
            char c = text.charAt(at);
            if (c == '/') {
                at++;
                return text.substring(start + 1, at - 1);
            }
            at += c == '\\' ? 2 : 1;
        }
        at = text.length();
        throw new QuerySyntaxException(
                start,
                text.length() - start,
                "this regular expression is not closed; a closing / was expected (a value that"
                        + " begins with / goes in quotes)");
    }

    /// The character that an escape stands for; leaves the cursor on it.
    char escape() throws QuerySyntaxException {
        if (at + 1 >= text.length()) {
            throw new QuerySyntaxException(
                    at, 1, "a backslash at the end: write \\\\ for the character itself");
        }
        char c = text.charAt(at + 1);
        if (Character.isLetterOrDigit(c)) {
            throw new QuerySyntaxException(
                    at, 2, "\\" + c + " is no escape: write \\\\ for a backslash itself");
        }
        at++;
        return c;
    }

    private static String escaped(String literal) {
        StringBuilder out = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); i++) {
            appendLiteral(out, literal.charAt(i));
        }
        return out.toString();
    }

    private static void appendLiteral(StringBuilder pattern, char c) {
        if (c == '*' || c == '?' || c == '\\') {
            pattern.append('\\');
        }
        pattern.append(c);
    }
}
