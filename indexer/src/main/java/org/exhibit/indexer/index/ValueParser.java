package org.exhibit.indexer.index;

import org.exhibit.indexer.index.Query.Target;

/// Reads what stands behind a field's colon: a value, a comparison, a range or an expression.
final class ValueParser {
    private final QueryCursor in;
    private final boolean grouped;

    /// @param grouped whether it stands in parentheses, so that a ) ends it
    ValueParser(QueryCursor in, boolean grouped) {
        this.in = in;
        this.grouped = grouped;
    }

    /// @param start of the field's name
    Query read(Target target, int start) throws QuerySyntaxException {
        String name = FieldNames.print(target);
        if (in.atSpaceOrEnd() || (in.peek() == ')' && grouped)) {
            throw new QuerySyntaxException(
                    start,
                    in.at() - start,
                    name
                            + " has no value; write it directly after the colon, as in "
                            + FieldValues.example(target));
        }
        FieldValues values = new FieldValues(target, name);
        char first = in.peek();
        if (first == '>' || first == '<') {
            return comparison(values);
        }
        if (first == '[' || first == '{') {
            return range(values);
        }
        if (first == '/') {
            int slash = in.at();
            String expression = in.regex();
            requireEnd(slash);
            return values.regex(expression, slash, in.at() - slash);
        }
        if (first == '"') {
            QueryCursor.Value quoted = in.quoted();
            requireEnd(quoted);
            return values.value(quoted);
        }
        return values.value(in.bare(grouped, false));
    }

    private Query comparison(FieldValues values) throws QuerySyntaxException {
        int start = in.at();
        boolean above = in.peek() == '>';
        in.moveTo(start + 1);
        boolean inclusive = in.take('=');
        if (in.atSpaceOrEnd() || (in.peek() == ')' && grouped)) {
            throw new QuerySyntaxException(
                    start, in.at() - start, in.since(start) + " has no value directly after it");
        }
        String operator = in.since(start);
        QueryCursor.Value bound = bound(false);
        return values.range(
                above ? bound : null,
                inclusive,
                above ? null : bound,
                inclusive,
                start,
                in.at() - start,
                operator);
    }

    private Query range(FieldValues values) throws QuerySyntaxException {
        int start = in.at();
        boolean fromInclusive = in.peek() == '[';
        in.moveTo(start + 1);
        in.skipSpace();
        QueryCursor.Value from = bound(true);
        in.skipSpace();
        if (!in.atWord("TO")) {
            throw new QuerySyntaxException(
                    start,
                    Math.max(1, in.at() - start),
                    "a range is written [from TO to]; TO was expected after its lower bound (a"
                            + " value that begins with "
                            + (fromInclusive ? '[' : '{')
                            + " goes in quotes)");
        }
        in.moveTo(in.at() + 2);
        in.skipSpace();
        QueryCursor.Value to = bound(true);
        in.skipSpace();
        boolean toInclusive = in.peek() == ']';
        if (!in.take(']') && !in.take('}')) {
            throw new QuerySyntaxException(
                    start, in.at() - start, "this range is not closed; a ] or } was expected");
        }
        requireEnd(start);
        return values.range(
                from, fromInclusive, to, toInclusive, start, in.at() - start, "a range");
    }

    private QueryCursor.Value bound(boolean inRange) throws QuerySyntaxException {
        int start = in.at();
        if (inRange && in.atWord("TO")) {
            throw new QuerySyntaxException(
                    start, 2, "the lower bound of the range is missing; * leaves it open");
        }
        QueryCursor.Value value = in.peek() == '"' ? in.quoted() : in.bare(grouped, inRange);
        if (value.length() == 0) {
            throw new QuerySyntaxException(
                    start, in.atEnd() ? 0 : 1, "a bound of the range is missing; * leaves it open");
        }
        if (!inRange) {
            requireEnd(value);
        }
        return value;
    }

    /// A quoted text ends where a value may end.
    void requireEnd(QueryCursor.Value quoted) throws QuerySyntaxException {
        if (quoted.quoted()) {
            requireEnd(quoted.start());
        }
    }

    private void requireEnd(int start) throws QuerySyntaxException {
        if (!in.atSpaceOrEnd() && in.peek() != ')') {
            throw new QuerySyntaxException(
                    in.at(), 1, "white space was expected after " + in.since(start));
        }
    }
}
