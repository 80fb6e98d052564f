package org.exhibit.app.ui.events;

import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryText;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Takes the text of queries apart and puts it together, without understanding it: what counts is
/// only where a clause ends.
final class QueryClauses {
    private QueryClauses() {}

    /// The top-level clauses of a query that are joined by "and", each a query of its own. A query
    /// with a top-level `OR` is one clause.
    static List<String> clauses(String text) {
        List<String> words = words(text);
        if (words.contains("OR")) {
            return List.of(text.strip());
        }
        List<String> clauses = new ArrayList<>();
        String negation = "";
        for (String word : words) {
            if (word.equals("NOT")) {
                negation = "NOT ";
            } else if (!word.equals("AND")) {
                clauses.add(negation + word);
                negation = "";
            }
        }
        return clauses;
    }

    /// One query that all clauses must hold for.
    static String join(List<String> clauses) {
        List<String> given = clauses.stream().filter(clause -> !clause.isBlank()).toList();
        if (given.size() <= 1) {
            return given.isEmpty() ? "" : given.getFirst().strip();
        }
        return given.stream().map(QueryClauses::closed).collect(Collectors.joining(" AND "));
    }

    private static String closed(String clause) {
        List<String> words = words(clause);
        return words.contains("OR") ? '(' + clause.strip() + ')' : clause.strip();
    }

    /// The clause that excludes what this one includes, and the other way round.
    static String negated(String clause) {
        String stripped = clause.strip();
        return stripped.startsWith("NOT ")
                ? stripped.substring(4).strip()
                : "NOT " + closed(stripped);
    }

    /// A clause that compares a field with exactly this value.
    static String equal(String field, String value) {
        return QueryText.print(new Query.Equal(FacetSelection.target(field), value));
    }

    /// The part of a text that is being typed at a caret.
    ///
    /// @param start index of its first character
    record Typed(int start, String token) {}

    /// The token that ends at the caret: what stands since the last white space or parenthesis
    /// outside quotes.
    static Typed typedAt(String text, int caret) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < caret; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (Character.isWhitespace(c) || c == '(')) {
                start = i + 1;
            }
        }
        return new Typed(start, text.substring(start, caret));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
            } else {
                int end = endOfWord(text, i);
                words.add(text.substring(i, end));
                i = end;
            }
        }
        return words;
    }

    private static int endOfWord(String text, int from) {
        int depth = 0;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || (c == '/' && i > 0 && text.charAt(i - 1) == ':')) {
                i = closing(text, i, c);
            } else if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            } else if (depth <= 0 && Character.isWhitespace(c)) {
                return i;
            }
            i++;
        }
        return text.length();
    }

    private static int closing(String text, int open, char mark) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == mark) {
                return i;
            } else if (mark == '/' && Character.isWhitespace(text.charAt(i))) {
                // A path such as `:/home`, no expression.
                return open;
            }
        }
        return mark == '/' ? open : text.length() - 1;
    }
}
