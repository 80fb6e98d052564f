package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.InetAddressPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Clauses over the event's named fields.
final class NamedClauses {
    private static final String MAPPED_FIRST = "0.0.0.0";
    private static final String MAPPED_LAST = "255.255.255.255";

    private NamedClauses() {}

    static Query exists(EventField field) {
        if (field.numeric()) {
            return new FieldExistsQuery(Schema.number(field));
        }
        return field.facet()
                ? new FieldExistsQuery(Schema.keyword(field))
                : new PatternQuery(Schema.keyword(field), new BytesRef(), null);
    }

    static Query equal(EventField field, String value) throws QueryException {
        return switch (field.type()) {
            case KEYWORD -> text(field, value);
            case ADDRESS ->
                    // An address is the same however it is spelled.
                    Address.parse(value)
                            .map(address -> addresses(field, address, address))
                            .orElseGet(() -> text(field, value));
            case NUMBER, TIME -> {
                long number = number(field, value);
                yield LongField.newExactQuery(Schema.number(field), number);
            }
        };
    }

    /// The value exactly as the record writes it.
    static Query text(EventField field, String value) {
        return Clauses.term(Schema.keyword(field), Schema.keywordTerm(field, value));
    }

    static Query pattern(EventField field, TextPattern pattern) throws QueryException {
        if (field.numeric()) {
            throw new QueryException(
                    field.jsonName()
                            + " is no text: ask for a value or a range, not for a pattern");
        }
        if (field == EventField.HOST_ID) {
            throw new QueryException(
                    "hostId is only found whole: its values are indexed by their hash; ask for the"
                            + " whole id, or for requestId");
        }
        return PatternQuery.ofField(Schema.keyword(field), pattern);
    }

    static Query network(EventField field, String network) throws QueryException {
        if (field.type() != EventField.Type.ADDRESS) {
            throw new QueryException(
                    field.jsonName()
                            + " holds no addresses: a network can only be asked of ip or"
                            + " dstIp");
        }
        Network read =
                Network.parse(network)
                        .orElseThrow(() -> new QueryException(network + " is no network"));
        return addresses(field, read.first(), read.last());
    }

    static Query range(
            EventField field,
            @Nullable String from,
            boolean fromIn,
            @Nullable String to,
            boolean toIn)
            throws QueryException {
        return switch (field.type()) {
            case KEYWORD ->
                    throw new QueryException(
                            field.jsonName()
                                    + " is text: a range needs a number, a time or an"
                                    + " address");
            case ADDRESS -> addressRange(field, from, fromIn, to, toIn);
            case NUMBER, TIME -> {
                long low = from == null ? Long.MIN_VALUE : number(field, from);
                long high = to == null ? Long.MAX_VALUE : number(field, to);
                yield numbers(field, low, fromIn || from == null, high, toIn || to == null);
            }
        };
    }

    static Query numbers(EventField field, long low, boolean lowIn, long high, boolean highIn) {
        boolean empty = (!lowIn && low == Long.MAX_VALUE) || (!highIn && high == Long.MIN_VALUE);
        long first = lowIn || empty ? low : low + 1;
        long last = highIn || empty ? high : high - 1;
        return empty || first > last
                ? Clauses.none("an empty range")
                : LongField.newRangeQuery(Schema.number(field), first, last);
    }

    private static long number(EventField field, String value) throws QueryException {
        try {
            return field.type() == EventField.Type.TIME
                    ? Instant.parse(value).toEpochMilli()
                    : Long.parseLong(value);
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            throw new QueryException(
                    value
                            + (field.type() == EventField.Type.TIME
                                    ? " is no instant such as 2026-03-10T09:00:00Z for "
                                    : " is no whole number for ")
                            + field.jsonName());
        }
    }

    private static Query addressRange(
            EventField field,
            @Nullable String from,
            boolean fromIn,
            @Nullable String to,
            boolean toIn)
            throws QueryException {
        Address low = from == null ? null : address(from);
        Address high = to == null ? null : address(to);
        Address known = low == null ? high : low;
        if (known == null) {
            return exists(field);
        }
        if (low != null && high != null && low.isV6() != high.isV6()) {
            throw new QueryException(
                    "a range of addresses has bounds of one family: " + from + ", " + to);
        }
        Network family = Network.parse(known.isV6() ? "::/0" : "0.0.0.0/0").orElseThrow();
        Query within =
                addresses(
                        field,
                        low == null ? family.first() : low,
                        high == null ? family.last() : high);
        if (low != null && !fromIn) {
            within = Clauses.without(within, addresses(field, low, low));
        }
        return high != null && !toIn
                ? Clauses.without(within, addresses(field, high, high))
                : within;
    }

    private static Address address(String text) throws QueryException {
        return Address.parse(text).orElseThrow(() -> new QueryException(text + " is no address"));
    }

    private static Query addresses(EventField field, Address first, Address last) {
        String points = Schema.address(field);
        if (first.compareTo(last) > 0) {
            return Clauses.none("an empty range");
        }
        Query range =
                InetAddressPoint.newRangeQuery(points, first.toInetAddress(), last.toInetAddress());
        if (!first.isV6()) {
            return range;
        }
        // The engine keeps IPv4 addresses inside the IPv6 ones; they are a family of their own.
        Query mapped =
                InetAddressPoint.newRangeQuery(
                        points,
                        Address.parse(MAPPED_FIRST).orElseThrow().toInetAddress(),
                        Address.parse(MAPPED_LAST).orElseThrow().toInetAddress());
        return first.equals(last) ? range : Clauses.without(range, mapped);
    }
}
