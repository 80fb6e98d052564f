package org.exhibit.indexer.index;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query.Target;

import java.util.List;

/// Writes a query's tree in the query language, in the form that `QueryParser` reads back as the
/// same tree.
public final class QueryText {
    private static final int OR = 0;
    private static final int AND = 1;
    private static final int NOT = 2;

    private QueryText() {}

    public static String print(Query query) {
        return print(query, OR);
    }

    private static String print(Query query, int binding) {
        return switch (query) {
            case Query.All all -> "*";
            case Query.And and -> joined(and.clauses(), " AND ", "*", AND, binding);
            case Query.Or or -> joined(or.clauses(), " OR ", "NOT *", OR, binding);
            case Query.Not not -> "NOT " + print(not.clause(), NOT);
            case Query.Words words ->
                    words.wildcard() ? pattern(words.text(), true) : word(words.text());
            case Query.Phrase phrase -> quote(phrase.text());
            case Query.Equal equal -> field(equal.target()) + value(equal);
            case Query.Wildcard wildcard ->
                    field(wildcard.target()) + pattern(wildcard.pattern(), false);
            case Query.Regex regex ->
                    field(regex.target()) + '/' + slashes(regex.expression()) + '/';
            case Query.Range range -> field(range.target()) + range(range);
            case Query.Cidr cidr -> field(cidr.target()) + cidr.network();
            case Query.Exists exists -> field(exists.target()) + '*';
            case Query.InLeaves files -> files.text();
        };
    }

    /// @param own how strongly the operator binds
    /// @param outer how strongly what stands around it binds
    private static String joined(
            List<Query> clauses, String operator, String none, int own, int outer) {
        if (clauses.isEmpty()) {
            return none;
        }
        if (clauses.size() == 1) {
            return print(clauses.getFirst(), outer);
        }
        StringBuilder out = new StringBuilder();
        for (Query clause : clauses) {
            // An operator inside the same operator keeps its parentheses, or the tree would come
            // back flatter.
            out.append(out.isEmpty() ? "" : operator).append(print(clause, own + 1));
        }
        return outer > own ? "(" + out + ")" : out.toString();
    }

    private static String field(Target target) {
        return FieldNames.print(target) + ':';
    }

    private static String value(Query.Equal equal) {
        boolean addresses =
                switch (equal.target()) {
                    case Target.Named named -> named.field().type() == EventField.Type.ADDRESS;
                    case Target.Path path -> FieldNames.holdsAddresses(path.path());
                    case Target.Meta _ -> false;
                };
        boolean network = addresses && equal.value().indexOf('/') >= 0;
        return isPlain(equal.value()) && !network ? equal.value() : quote(equal.value());
    }

    private static boolean isPlain(String value) {
        if (value.isEmpty() || "[{<>/".indexOf(value.charAt(0)) >= 0) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (QueryCursor.isSpace(c) || "\"\\*?()".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    /// A bare word as it would be typed, with `\` where it would be read as something else.
    private static String word(String text) {
        if (text.matches("[A-Za-z0-9_./:@=&%+-]+") && isWord(text, text)) {
            return text;
        }
        StringBuilder literal = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            literal.append("\\*?".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        String escaped = pattern(literal.toString(), true);
        return isWord(escaped, text) ? escaped : quote(text);
    }

    private static boolean isWord(String written, String text) {
        try {
            return QueryParser.parse(written).equals(new Query.Words(text, false));
        } catch (QuerySyntaxException e) {
            return false;
        }
    }

    /// A text in quotes.
    static String quote(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// A pattern without quotes: everything that would end it or mean something else is escaped.
    private static String pattern(String pattern, boolean word) {
        StringBuilder out = new StringBuilder(pattern.length() + 8);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                out.append(c).append(pattern.charAt(++i));
                continue;
            }
            boolean meant =
                    QueryCursor.isSpace(c)
                            || "\"()".indexOf(c) >= 0
                            || (i == 0 && "[{<>/".indexOf(c) >= 0)
                            || (word && (c == ':' || (i == 0 && "-!".indexOf(c) >= 0)));
            out.append(meant ? "\\" : "").append(c);
        }
        return out.toString();
    }

    private static String slashes(String expression) {
        StringBuilder out = new StringBuilder(expression.length() + 8);
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                out.append(c).append(expression.charAt(++i));
            } else {
                out.append(c == '/' ? "\\/" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private static String range(Query.Range range) {
        if (range.from() == null && range.to() == null) {
            return "*";
        }
        if (range.to() == null) {
            return (range.fromInclusive() ? ">=" : ">") + range.from();
        }
        if (range.from() == null) {
            return (range.toInclusive() ? "<=" : "<") + range.to();
        }
        return (range.fromInclusive() ? '[' : '{')
                + range.from()
                + " TO "
                + range.to()
                + (range.toInclusive() ? ']' : '}');
    }
}
