package org.exhibit.indexer.index;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the value after a field's colon means for that field, checked against the field's type.
final class FieldValues {
    private static final String OPEN = "*";

    private static final List<String> VERDICTS = List.of("proven", "unproven", "contradicted");

    private final Target target;
    private final String name;

    FieldValues(Target target, String name) {
        this.target = target;
        this.name = name;
    }

    static String example(Target target) {
        return FieldNames.print(target)
                + ':'
                + switch (target) {
                    case Target.Path path -> "value";
                    case Target.Named named ->
                            switch (named.field().type()) {
                                case KEYWORD -> "value";
                                case NUMBER -> ">1000";
                                case TIME -> "2026-03-10";
                                case ADDRESS -> "10.0.0.0/8";
                            };
                    case Target.Meta meta ->
                            switch (meta.field()) {
                                case ID, DUPLICATE_OF -> "0123456789abcdef0123456789abcdef";
                                case CITATION -> "E-02/h8WdK3mQ#41";
                                case EVIDENCE -> "9f86d081*";
                                case FILE -> "*.json.gz";
                                case INTEGRITY -> "proven";
                                case TAG -> "bookmark";
                                case SUBJECT -> "phi";
                            };
                };
    }

    private static QuerySyntaxException wrong(QueryCursor.Value value, String message) {
        return new QuerySyntaxException(value.start(), value.length(), message);
    }

    Query value(QueryCursor.Value value) throws QuerySyntaxException {
        if (value.wildcard() && value.pattern().matches("\\*+")) {
            return new Query.Exists(target);
        }
        return switch (target) {
            case Target.Path path -> path(path.path(), value);
            case Target.Named named ->
                    switch (named.field().type()) {
                        case KEYWORD -> text(value);
                        case NUMBER -> number(named.field(), value);
                        case TIME -> time(value);
                        case ADDRESS -> address(value);
                    };
            case Target.Meta meta -> meta(meta.field(), value);
        };
    }

    private Query text(QueryCursor.Value value) {
        return value.wildcard()
                ? new Query.Wildcard(target, value.pattern())
                : new Query.Equal(target, value.literal());
    }

    /// Other paths hold networks as text (`cidrIp`); these hold addresses.
    private Query path(String path, QueryCursor.Value value) {
        boolean network =
                FieldNames.holdsAddresses(path)
                        && !value.quoted()
                        && Network.parse(value.literal()).isPresent();
        return network ? new Query.Cidr(target, value.literal()) : text(value);
    }

    private Query number(EventField field, QueryCursor.Value value) throws QuerySyntaxException {
        if (field == EventField.STATUS && value.literal().matches("[1-9][xX]{2}")) {
            char first = value.literal().charAt(0);
            return new Query.Range(target, first + "00", true, first + "99", true);
        }
        if (value.wildcard()) {
            throw wrong(
                    value,
                    name
                            + " is a number and takes no wildcard; ask for a range, as in "
                            + name
                            + ":[400 TO 499]");
        }
        return new Query.Equal(target, wholeNumber(value));
    }

    private String wholeNumber(QueryCursor.Value value) throws QuerySyntaxException {
        try {
            if (value.literal().matches("-?[0-9]+")) {
                return Long.toString(Long.parseLong(value.literal()));
            }
        } catch (NumberFormatException e) {
            throw wrong(
                    value,
                    value.literal() + " is beyond the numbers " + name + " can hold (64 bits)");
        }
        throw wrong(
                value,
                value.literal()
                        + " is no whole number; "
                        + name
                        + " takes digits, as in "
                        + example(target));
    }

    private Query time(QueryCursor.Value value) throws QuerySyntaxException {
        TimeText read = instant(value);
        return new Query.Range(
                target, EventJson.instant(read.from()), true, EventJson.instant(read.to()), false);
    }

    private TimeText instant(QueryCursor.Value value) throws QuerySyntaxException {
        if (value.wildcard()) {
            throw wrong(
                    value,
                    name
                            + " is a time and takes no wildcard; write a date, as in "
                            + name
                            + ":2026-03-10");
        }
        return TimeText.parse(value.literal())
                .orElseThrow(() ->
                        wrong(
                                value,
                                value.literal()
                                        + " is no time; write 2026-03-10, 2026-03-10T09:00Z or"
                                        + " 2026-03-10T09:00:05.250Z"));
    }

    private Query address(QueryCursor.Value value) throws QuerySyntaxException {
        if (value.quoted() || value.wildcard() || value.literal().indexOf('/') < 0) {
            return text(value);
        }
        if (Network.parse(value.literal()).isEmpty()) {
            throw wrong(
                    value,
                    value.literal()
                            + " is no network; write address/prefix, as in 10.0.0.0/8 or"
                            + " 2001:db8::/32 (a text with a slash goes in quotes)");
        }
        return new Query.Cidr(target, value.literal());
    }

    private Query meta(MetaField field, QueryCursor.Value value) throws QuerySyntaxException {
        return switch (field) {
            case ID -> hex(value, 32, true);
            case DUPLICATE_OF -> hex(value, 32, false);
            case EVIDENCE -> hex(value, 64, true);
            case FILE, TAG, SUBJECT -> text(value);
            case INTEGRITY -> {
                if (value.wildcard() || !VERDICTS.contains(value.literal())) {
                    throw wrong(
                            value,
                            value.literal()
                                    + " is no verdict on a record; proven, unproven or"
                                    + " contradicted was expected");
                }
                yield new Query.Equal(target, value.literal());
            }
            case CITATION -> {
                if (value.wildcard() || !Citation.looksLike(value.literal())) {
                    throw wrong(
                            value,
                            value.literal() + " is no citation; one looks like E-02/h8WdK3mQ#41");
                }
                yield new Query.Equal(target, value.literal());
            }
        };
    }

    private Query hex(QueryCursor.Value value, int digits, boolean prefix)
            throws QuerySyntaxException {
        String text = value.literal().toLowerCase(Locale.ROOT);
        boolean whole = text.length() == digits && text.matches("[0-9a-f]+");
        if (whole && !value.wildcard()) {
            return new Query.Equal(target, text);
        }
        if (prefix && value.wildcard() && text.length() <= digits && text.matches("[0-9a-f]+\\*")) {
            return new Query.Wildcard(target, text);
        }
        throw wrong(
                value,
                value.literal()
                        + " is no "
                        + name
                        + "; "
                        + digits
                        + " hexadecimal digits were expected"
                        + (prefix ? ", or the first of them and *" : ""));
    }

    Query regex(String raw, int position, int length) throws QuerySyntaxException {
        boolean texts =
                switch (target) {
                    case Target.Path path -> true;
                    case Target.Named named -> !named.field().numeric();
                    case Target.Meta meta -> meta.field() == MetaField.FILE;
                };
        if (!texts) {
            throw new QuerySyntaxException(
                    position,
                    length,
                    name + " takes no regular expression; write it as in " + example(target));
        }
        if (raw.isEmpty()) {
            throw new QuerySyntaxException(
                    position,
                    length,
                    "an empty regular expression (a value that begins with / goes" + " in quotes)");
        }
        Optional<RegexSyntax.Fault> fault = RegexSyntax.check(raw);
        if (fault.isPresent()) {
            int at = position + 1 + fault.get().position();
            throw new QuerySyntaxException(
                    at,
                    Math.max(1, Math.min(fault.get().length(), position + length - at)),
                    fault.get().reason());
        }
        return new Query.Regex(target, unescapeSlashes(raw));
    }

    private static String unescapeSlashes(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '\\' && i + 1 < raw.length()) {
                if (raw.charAt(i + 1) != '/') {
                    out.append('\\');
                }
                i++;
            }
            out.append(raw.charAt(i));
        }
        return out.toString();
    }

    Query range(
            QueryCursor.@Nullable Value from,
            boolean fromInclusive,
            QueryCursor.@Nullable Value to,
            boolean toInclusive,
            int position,
            int length,
            String asked)
            throws QuerySyntaxException {
        EventField.Type type = ordered(position, length, asked);
        QueryCursor.Value low = open(from) ? null : from;
        QueryCursor.Value high = open(to) ? null : to;
        if (low == null && high == null) {
            return new Query.Exists(target);
        }
        Query.Range range =
                type == EventField.Type.TIME
                        ? times(low, fromInclusive, high, toInclusive)
                        : new Query.Range(
                                target,
                                low == null ? null : bound(type, low),
                                fromInclusive || low == null,
                                high == null ? null : bound(type, high),
                                toInclusive || high == null);
        if (isEmpty(type, range)) {
            throw new QuerySyntaxException(
                    position,
                    length,
                    "nothing lies in this range: its lower bound is above its upper bound");
        }
        return range;
    }

    private static boolean open(QueryCursor.@Nullable Value bound) {
        return bound == null || (bound.wildcard() && bound.literal().equals(OPEN));
    }

    /// The type whose order a range goes by.
    private EventField.Type ordered(int position, int length, String asked)
            throws QuerySyntaxException {
        if (target instanceof Target.Path) {
            return EventField.Type.NUMBER;
        }
        if (target instanceof Target.Named named
                && named.field().type() != EventField.Type.KEYWORD) {
            return named.field().type();
        }
        throw new QuerySyntaxException(
                position,
                length,
                name
                        + " is text, and "
                        + asked
                        + " needs a number, a time or an address; put the value in quotes to"
                        + " search for it as it stands");
    }

    private String bound(EventField.Type type, QueryCursor.Value value)
            throws QuerySyntaxException {
        if (value.wildcard()) {
            throw wrong(value, "a bound of a range takes no wildcard; * alone leaves it open");
        }
        if (type == EventField.Type.ADDRESS) {
            if (Address.parse(value.literal()).isEmpty()) {
                throw wrong(
                        value, value.literal() + " is no address; write 10.0.0.1 or 2001:db8::1");
            }
            return value.literal();
        }
        if (target instanceof Target.Named) {
            return wholeNumber(value);
        }
        if (!value.literal().matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?")) {
            throw wrong(
                    value,
                    value.literal()
                            + " is no number; a range over a path of the record needs numbers");
        }
        return value.literal();
    }

    private Query.Range times(
            QueryCursor.@Nullable Value low,
            boolean fromInclusive,
            QueryCursor.@Nullable Value high,
            boolean toInclusive)
            throws QuerySyntaxException {
        String from = null;
        boolean fromIn = true;
        if (low != null) {
            TimeText read = instant(low);
            boolean after = !fromInclusive && read.date();
            from = EventJson.instant(after ? read.to() : read.from());
            fromIn = fromInclusive || read.date();
        }
        String to = null;
        boolean toIn = true;
        if (high != null) {
            TimeText read = instant(high);
            boolean through = toInclusive && read.date();
            to = EventJson.instant(through ? read.to() : read.from());
            toIn = toInclusive && !read.date();
        }
        return new Query.Range(target, from, fromIn, to, toIn);
    }

    private boolean isEmpty(EventField.Type type, Query.Range range) {
        String from = range.from();
        String to = range.to();
        if (from == null || to == null) {
            return false;
        }
        return switch (type) {
            case NUMBER ->
                    target instanceof Target.Named
                            ? Long.parseLong(from) > Long.parseLong(to)
                            : Double.parseDouble(from) > Double.parseDouble(to);
            case TIME -> from.compareTo(to) > 0;
            case ADDRESS ->
                    Address.parse(from).orElseThrow().compareTo(Address.parse(to).orElseThrow())
                            > 0;
            case KEYWORD -> false;
        };
    }
}
