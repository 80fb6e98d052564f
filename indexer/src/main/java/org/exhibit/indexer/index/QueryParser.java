package org.exhibit.indexer.index;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Query.Target;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads the query language. `NOT` binds before `AND` (which may be left out), `AND` before `OR`;
/// `-` and `!` before a clause are `NOT`. An empty query is every event. The grammar stands in
/// `docs/query-language.md`.
public final class QueryParser {
    /// Characters of a query.
    public static final int LONGEST = 65_536;

    /// Clauses of a query.
    public static final int MOST_CLAUSES = 1_000;

    /// Parentheses and negations inside each other.
    public static final int DEEPEST = 100;

    private static final String CLAUSE =
            "a field:value, a word, a quoted text, NOT or ( was expected";

    private final QueryCursor in;
    private int groups;
    private int depth;
    private int clauses;

    private QueryParser(String text) {
        in = new QueryCursor(text);
    }

    /// @throws QuerySyntaxException with the place and what was expected there, for every text that
    ///   is no query
    public static Query parse(String text) throws QuerySyntaxException {
        if (text.length() > LONGEST) {
            throw new QuerySyntaxException(
                    LONGEST,
                    text.length() - LONGEST,
                    "the query is too long: " + text.length() + " characters, at most " + LONGEST);
        }
        QueryParser parser = new QueryParser(text);
        parser.in.skipSpace();
        return parser.in.atEnd() ? new Query.All() : parser.whole();
    }

    private Query whole() throws QuerySyntaxException {
        Query query = or(null);
        if (!in.atEnd()) {
            throw closesNothing(in.at());
        }
        return query;
    }

    /// @param field what values belong to inside `field:( … )`, or null
    private Query or(@Nullable Target field) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(and(field));
        while (in.atWord("OR")) {
            int start = in.at();
            in.moveTo(start + 2);
            in.skipSpace();
            requireClause(start, "OR");
            parts.add(and(field));
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query and(@Nullable Target field) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        parts.add(not(field));
        while (!atClauseEnd() && !in.atWord("OR")) {
            if (in.atWord("AND")) {
                int start = in.at();
                in.moveTo(start + 3);
                in.skipSpace();
                requireClause(start, "AND");
            }
            parts.add(not(field));
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.And(parts);
    }

    private boolean atClauseEnd() {
        return in.atEnd() || in.peek() == ')';
    }

    private void requireClause(int operator, String word) throws QuerySyntaxException {
        if (atClauseEnd() || in.atWord("AND") || in.atWord("OR")) {
            throw new QuerySyntaxException(
                    operator, word.length(), word + " has nothing after it; " + CLAUSE);
        }
    }

    private Query not(@Nullable Target field) throws QuerySyntaxException {
        int start = in.at();
        boolean word = in.atWord("NOT");
        boolean sign = in.peek() == '-' || in.peek() == '!';
        if (!word && !sign) {
            return clause(field);
        }
        in.moveTo(start + (word ? 3 : 1));
        if (sign && in.atSpaceOrEnd()) {
            throw new QuerySyntaxException(
                    start,
                    1,
                    in.since(start)
                            + " excludes what follows it directly; put the character in quotes to"
                            + " search for it");
        }
        in.skipSpace();
        requireClause(start, word ? "NOT" : in.since(start));
        deeper(start);
        Query excluded = not(field);
        depth--;
        return new Query.Not(excluded);
    }

    private void deeper(int position) throws QuerySyntaxException {
        if (++depth > DEEPEST) {
            throw new QuerySyntaxException(
                    position,
                    1,
                    "too many parentheses and negations inside each other; at most " + DEEPEST);
        }
    }

    private Query clause(@Nullable Target field) throws QuerySyntaxException {
        int start = in.at();
        if (in.atWord("AND") || in.atWord("OR")) {
            String word = in.atWord("OR") ? "OR" : "AND";
            throw new QuerySyntaxException(
                    start,
                    word.length(),
                    word + " has nothing before it; put it in quotes to search for the word");
        }
        if (in.peek() == ')') {
            throw new QuerySyntaxException(start, 1, "a ) where " + CLAUSE);
        }
        if (in.peek() == '(') {
            return group(field);
        }
        if (++clauses > MOST_CLAUSES) {
            throw new QuerySyntaxException(
                    start, 1, "the query has too many clauses; at most " + MOST_CLAUSES);
        }
        Query clause = field == null ? fieldOrWords() : values().read(field, start);
        in.skipSpace();
        return clause;
    }

    private Query group(@Nullable Target field) throws QuerySyntaxException {
        int start = in.at();
        deeper(start);
        groups++;
        in.take('(');
        in.skipSpace();
        if (in.peek() == ')') {
            throw new QuerySyntaxException(
                    start, in.at() + 1 - start, "empty parentheses; " + CLAUSE);
        }
        if (in.atEnd()) {
            throw unclosed(start);
        }
        Query inside = or(field);
        if (!in.take(')')) {
            throw unclosed(start);
        }
        groups--;
        depth--;
        in.skipSpace();
        return inside;
    }

    private static QuerySyntaxException unclosed(int start) {
        return new QuerySyntaxException(start, 1, "this ( is not closed; a ) was expected");
    }

    private Query fieldOrWords() throws QuerySyntaxException {
        int start = in.at();
        if (in.peek() == '"') {
            QueryCursor.Value quoted = in.quoted();
            if (in.take(':')) {
                return fieldValue(FieldNames.quoted(quoted), start);
            }
            values().requireEnd(quoted);
            return words(quoted);
        }
        String name = FieldNames.scan(in);
        if (name != null && !isText(start)) {
            int colon = in.at();
            in.moveTo(colon + 1);
            return fieldValue(FieldNames.resolve(name, start, colon - start), start);
        }
        in.moveTo(start);
        char first = in.peek();
        if (first == '>' || first == '<' || first == ':') {
            throw new QuerySyntaxException(
                    start,
                    1,
                    first
                            + " needs a field before it, as in bytesOut:>1000; put it in quotes to"
                            + " search for it");
        }
        QueryCursor.Value word = in.bare(groups > 0, false);
        requireBalance(start);
        return words(word);
    }

    /// In a word, unlike in a field's value, a parenthesis that closes nothing is taken for a slip.
    private void requireBalance(int start) throws QuerySyntaxException {
        String raw = in.since(start);
        int open = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            open += c == '(' ? 1 : 0;
            if (c == ')' && --open < 0) {
                throw closesNothing(start + i);
            }
            i += c == '\\' ? 1 : 0;
        }
    }

    private static QuerySyntaxException closesNothing(int position) {
        return new QuerySyntaxException(
                position,
                1,
                "this ) closes nothing; remove it, open a ( before, or write \\) for the"
                        + " character");
    }

    /// Whether what begins like `name:` is no field but an address, an ARN or a location.
    private boolean isText(int start) {
        int colon = in.at();
        if (FieldNames.ofEvent(in.since(start)).isPresent()) {
            return false;
        }
        if (in.at(1) == '/' && in.at(2) == '/') {
            return true;
        }
        if (in.since(start).equals("arn")
                && in.at(1) == 'a'
                && in.at(2) == 'w'
                && in.at(3) == 's') {
            return true;
        }
        in.moveTo(start);
        while (Character.digit(in.peek(), 16) >= 0 || in.peek() == ':' || in.peek() == '.') {
            in.moveTo(in.at() + 1);
        }
        boolean ends = in.atSpaceOrEnd() || in.peek() == ')';
        String token = in.since(start);
        in.moveTo(colon);
        return ends && Address.parse(token).isPresent();
    }

    private static Query words(QueryCursor.Value value) throws QuerySyntaxException {
        if (!value.quoted() && value.pattern().matches("\\*+")) {
            return new Query.All();
        }
        if (value.literal().codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw new QuerySyntaxException(
                    value.start(),
                    value.length(),
                    "nothing to search for: a word has a letter or a digit; in a field, write"
                            + " field:\"value\"");
        }
        if (!value.quoted() && !value.wildcard() && Citation.looksLike(value.literal())) {
            return new Query.Equal(new Target.Meta(Query.MetaField.CITATION), value.literal());
        }
        if (value.quoted()) {
            return new Query.Phrase(value.literal());
        }
        return new Query.Words(
                value.wildcard() ? value.pattern() : value.literal(), value.wildcard());
    }

    private Query fieldValue(Target target, int start) throws QuerySyntaxException {
        if (in.peek() == '(') {
            return group(target);
        }
        return values().read(target, start);
    }

    private ValueParser values() {
        return new ValueParser(in, groups > 0);
    }
}
