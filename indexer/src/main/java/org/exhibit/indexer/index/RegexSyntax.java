package org.exhibit.indexer.index;

import java.util.Optional;

/// Checks a regular expression of the query language without any engine: characters, `.`, `[a-z]`,
/// `[^…]`, `( )`, `|`, `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`, `\d \w \s \D \W \S`, and `\` before
/// any other sign. It always covers the whole value. Length, nesting and size are bounded, since
/// expressions are typed by people but run over evidence.
final class RegexSyntax {
    static final int LONGEST = 1_000;
    private static final int DEEPEST = 50;
    private static final int MOST_REPEATS = 1_000;
    private static final long LARGEST = 5_000;

    /// @param position 0-based character of the expression
    record Fault(int position, int length, String reason) {}

    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        Stop(int position, int length, String reason) {
            super(reason);
            fault = new Fault(position, length, reason);
        }
    }

    private final String text;
    private int at;
    private int depth;

    private RegexSyntax(String text) {
        this.text = text;
    }

    /// The first fault, or empty where the expression is sound.
    static Optional<Fault> check(String expression) {
        RegexSyntax syntax = new RegexSyntax(expression);
        try {
            if (expression.length() > LONGEST) {
                throw new Stop(
                        LONGEST,
                        expression.length() - LONGEST,
                        "the regular expression is too long; at most " + LONGEST + " characters");
            }
            syntax.union();
            if (syntax.at < expression.length()) {
                throw new Stop(
                        syntax.at,
                        1,
                        "in the regular expression this ) closes nothing; write \\) for the"
                                + " character");
            }
            return Optional.empty();
        } catch (Stop stop) {
            return Optional.of(stop.fault);
        }
    }

    private boolean more() {
        return at < text.length();
    }

    private boolean take(char c) {
        if (more() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private long union() throws Stop {
        long size = concatenation();
        while (take('|')) {
            size += concatenation();
        }
        return bounded(size, 0);
    }

    private long concatenation() throws Stop {
        int start = at;
        long size = 0;
        while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            size += repeated();
        }
        if (at == start) {
            throw new Stop(start, 1, "in the regular expression something was expected here");
        }
        return size;
    }

    private long repeated() throws Stop {
        int start = at;
        long size = atom();
        while (more()) {
            if (take('{')) {
                size = bounded(size * counted(at - 1), start);
            } else if (!take('*') && !take('+') && !take('?')) {
                break;
            }
        }
        return size;
    }

    private long bounded(long size, int start) throws Stop {
        if (size > LARGEST) {
            throw new Stop(
                    start,
                    at - start,
                    "the regular expression is too large once its repetitions are written out");
        }
        return size;
    }

    private int counted(int start) throws Stop {
        int least = digits(start);
        int most = least;
        if (take(',')) {
            most = more() && text.charAt(at) == '}' ? least : digits(start);
        }
        if (!take('}')) {
            throw new Stop(
                    start,
                    at - start,
                    "a repetition is written {3}, {3,} or {3,5}; write \\{ for the character");
        }
        if (most < least) {
            throw new Stop(
                    start,
                    at - start,
                    "in the regular expression this repetition ends below its beginning");
        }
        return Math.max(1, most);
    }

    private int digits(int start) throws Stop {
        int value = -1;
        while (more() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = Math.max(0, value) * 10 + (text.charAt(at++) - '0');
            if (value > MOST_REPEATS) {
                throw new Stop(
                        start,
                        at - start,
                        "in the regular expression a repetition goes up to " + MOST_REPEATS);
            }
        }
        if (value < 0) {
            throw new Stop(
                    start,
                    Math.max(1, at - start),
                    "a repetition is written {3}, {3,} or {3,5}; write \\{ for the" + " character");
        }
        return value;
    }

    private long atom() throws Stop {
        int start = at;
        char c = text.charAt(at++);
        switch (c) {
            case '(' -> {
                if (++depth > DEEPEST) {
                    throw new Stop(
                            start,
                            1,
                            "the regular expression has too many parentheses inside each other");
                }
                long size = union();
                if (!take(')')) {
                    throw new Stop(start, 1, "in the regular expression this ( is not closed");
                }
                depth--;
                return size;
            }
            case '[' -> characterClass(start);
            case '\\' -> escape(start);
            case '*', '+', '?', '{' ->
                    throw new Stop(
                            start,
                            1,
                            "in the regular expression "
                                    + c
                                    + " has nothing to repeat; write \\"
                                    + c
                                    + " for the character");
            case '^', '$' ->
                    throw new Stop(
                            start,
                            1,
                            "a regular expression always covers the whole value, so "
                                    + c
                                    + " is not needed; write \\"
                                    + c
                                    + " for the character");
            default -> surrogate(c);
        }
        return 1;
    }

    private void surrogate(char c) {
        if (Character.isHighSurrogate(c) && more() && Character.isLowSurrogate(text.charAt(at))) {
            at++;
        }
    }

    /// @return the character meant, or -1 for a set such as `\d`
    private int escape(int start) throws Stop {
        if (!more()) {
            throw new Stop(start, 1, "the regular expression ends with a backslash");
        }
        char c = text.charAt(at++);
        if ("dwsDWS".indexOf(c) >= 0) {
            return -1;
        }
        if (Character.isLetterOrDigit(c)) {
            throw new Stop(
                    start,
                    2,
                    "in the regular expression \\" + c + " means nothing; \\\\ is a backslash");
        }
        surrogate(c);
        return text.codePointBefore(at);
    }

    private void characterClass(int start) throws Stop {
        boolean negated = take('^');
        int first = at;
        while (more() && text.charAt(at) != ']') {
            int from = member(start);
            if (!take('-')) {
                continue;
            }
            if (!more() || text.charAt(at) == ']' || from < 0) {
                throw new Stop(
                        at - 1,
                        1,
                        "in the regular expression - stands between two characters; write \\- for"
                                + " itself");
            }
            if (member(start) < from) {
                throw new Stop(
                        start,
                        at - start,
                        "in the regular expression this range of characters is empty");
            }
        }
        if (!more()) {
            throw new Stop(
                    start,
                    1,
                    "in the regular expression this [ is not closed; write \\[ for the character");
        }
        if (at == first) {
            throw new Stop(
                    start,
                    at + 1 - start,
                    "in the regular expression "
                            + (negated ? "[^]" : "[]")
                            + " holds no character");
        }
        at++;
    }

    private int member(int start) throws Stop {
        int position = at;
        char c = text.charAt(at++);
        if (c == '\\') {
            return escape(position);
        }
        if (c == '-' || c == '[' || c == '^') {
            throw new Stop(
                    position,
                    1,
                    "in the regular expression write \\" + c + " for the character inside [ ]");
        }
        surrogate(c);
        if (!more()) {
            throw new Stop(
                    start,
                    1,
                    "in the regular expression this [ is not closed; write \\[ for the character");
        }
        return text.codePointBefore(at);
    }
}
