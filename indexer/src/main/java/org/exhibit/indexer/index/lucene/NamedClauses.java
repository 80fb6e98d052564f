package org.exhibit.indexer.index.lucene;

import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/// Clauses over the event's named fields.
final class NamedClauses {
    private final Traits traits;
    private final EchoClauses echoes;

    NamedClauses(Traits traits, EchoClauses echoes) {
        this.traits = traits;
        this.echoes = echoes;
    }

    /// With the events of which the field repeats another.
    private static Query with(Query own, List<Query> echoed) {
        if (echoed.isEmpty()) {
            return own;
        }
        List<Query> all = new ArrayList<>(echoed);
        all.add(own);
        return Clauses.any(all);
    }

    Query exists(EventField field) throws IOException {
        if (field.numeric()) {
            return traits.having(Schema.number(field), FieldExistsQuery::new);
        }
        List<Query> echoed = new ArrayList<>();
        for (Echo echo : echoes.of(Echo.named(field))) {
            echoed.add(echoes.events(echo));
        }
        Query said =
                traits.having(
                        Schema.keyword(field),
                        own ->
                                field.facet() && own.equals(Schema.keyword(field))
                                        ? new FieldExistsQuery(own)
                                        : new PatternQuery(own, new BytesRef(), null));
        return with(said, echoed);
    }

    Query equal(EventField field, String value) throws IOException, QueryException {
        return switch (field.type()) {
            case KEYWORD -> text(field, value);
            case ADDRESS -> {
                // An address is the same however it is spelled.
                Address address = Address.parse(value).orElse(null);
                yield address == null ? text(field, value) : addresses(field, address, address);
            }
            case NUMBER, TIME -> {
                long number = number(field, value);
                yield numbers(field, number, true, number, true);
            }
        };
    }

    /// The value exactly as the record writes it.
    Query text(EventField field, String value) throws IOException {
        BytesRef term = Schema.keywordTerm(field, value);
        return with(
                traits.having(Schema.keyword(field), own -> Clauses.term(own, term)),
                echoes.equal(Echo.named(field), value));
    }

    Query pattern(EventField field, TextPattern pattern) throws IOException, QueryException {
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
        return with(
                traits.having(Schema.keyword(field), own -> PatternQuery.ofField(own, pattern)),
                echoes.pattern(Echo.named(field), pattern));
    }

    Query network(EventField field, String network) throws IOException, QueryException {
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

    Query range(
            EventField field,
            @Nullable String from,
            boolean fromIn,
            @Nullable String to,
            boolean toIn)
            throws IOException, QueryException {
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

    Query numbers(EventField field, long low, boolean lowIn, long high, boolean highIn)
            throws IOException {
        boolean empty = (!lowIn && low == Long.MAX_VALUE) || (!highIn && high == Long.MIN_VALUE);
        long first = lowIn || empty ? low : low + 1;
        long last = highIn || empty ? high : high - 1;
        return empty || first > last
                ? Clauses.none("an empty range")
                : traits.having(Schema.number(field), own -> Numbers.range(own, first, last));
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

    private Query addressRange(
            EventField field,
            @Nullable String from,
            boolean fromIn,
            @Nullable String to,
            boolean toIn)
            throws IOException, QueryException {
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

    private Query addresses(EventField field, Address first, Address last) throws IOException {
        return first.compareTo(last) > 0
                ? Clauses.none("an empty range")
                : traits.having(Schema.keyword(field), own -> new AddressQuery(own, first, last));
    }
}
