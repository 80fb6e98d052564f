package org.exhibit.indexer.index.lucene;

import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.Sighting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Clauses over what an event is besides its fields: ids, citation, the file it came from.
final class MetaClauses {
    private static final int EVIDENCE_LENGTH = 32;
    private static final int MOST_PLACES = 1_000;

    private final IndexReader reader;
    private final ItemCatalogue items;
    private final Traits traits;
    private final boolean duplicates;

    /// @param duplicates whether the search sees duplicates
    MetaClauses(IndexReader reader, ItemCatalogue items, Traits traits, boolean duplicates) {
        this.reader = reader;
        this.items = items;
        this.traits = traits;
        this.duplicates = duplicates;
    }

    Query exists(MetaField field) throws QueryException {
        return switch (field) {
            case DUPLICATE_OF -> new FieldExistsQuery(Schema.DUPLICATE_OF);
            case ID, CITATION, EVIDENCE, FILE, INTEGRITY -> Clauses.events();
            case TAG, SUBJECT -> throw ofCase(field);
        };
    }

    Query equal(MetaField field, String value) throws IOException, QueryException {
        return switch (field) {
            case ID -> id(value);
            case DUPLICATE_OF ->
                    new DuplicateOfQuery(new BytesRef(bytes(field, value, RecordIds.LENGTH)));
            case EVIDENCE -> ofItem(new BytesRef(bytes(field, value, EVIDENCE_LENGTH)));
            case FILE -> files(value::equals);
            case INTEGRITY ->
                    throw new QueryException(
                            "integrity is known of the records of a case, not of an index alone");
            case CITATION -> {
                try {
                    yield new CitedRecord(reader, items, traits).clause(Citation.parse(value));
                } catch (IllegalArgumentException e) {
                    throw new QueryException(
                            value + " is no citation; one looks like E-02/h8WdK3mQ#41");
                }
            }
            case TAG, SUBJECT -> throw ofCase(field);
        };
    }

    Query pattern(MetaField field, TextPattern pattern, String written)
            throws IOException, QueryException {
        return switch (field) {
            case FILE -> files(pattern::matches);
            case ID -> idsStartingWith(written);
            case EVIDENCE ->
                    Clauses.all(
                            startingWith(field, Schema.ITEM, written, EVIDENCE_LENGTH),
                            Clauses.events());
            case CITATION, DUPLICATE_OF, INTEGRITY ->
                    throw new QueryException(field.jsonName() + " takes no pattern");
            case TAG, SUBJECT -> throw ofCase(field);
        };
    }

    /// What examiners write is not in the index: the case puts its own clauses in its place.
    private static QueryException ofCase(MetaField field) {
        return new QueryException(
                field.jsonName() + " is known to a case only, not to its index alone");
    }

    /// Events of any of these ids.
    Query ids(List<String> ids) throws QueryException {
        if (duplicates) {
            if (ids.size() > MOST_PLACES) {
                throw new QueryException(
                        "a question about duplicates takes at most "
                                + MOST_PLACES
                                + " ids, tags and phrases included; narrow it");
            }
            List<Query> ways = new ArrayList<>();
            for (String id : ids) {
                ways.add(id(id));
            }
            return Clauses.any(ways);
        }
        Set<BytesRef> wanted = new HashSet<>();
        for (String id : ids) {
            wanted.add(new BytesRef(bytes(MetaField.ID, id, RecordIds.LENGTH)));
        }
        return wanted.isEmpty() ? Clauses.none("no id") : new IdQuery(wanted);
    }

    private static byte[] bytes(MetaField field, String hex, int length) throws QueryException {
        try {
            byte[] bytes = HexFormat.of().parseHex(hex);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new QueryException(
                    hex + " is no " + field.jsonName() + ": it is not hexadecimal");
        }
        throw new QueryException(
                hex + " is no " + field.jsonName() + ": it has not " + length * 2 + " digits");
    }

    /// An event's id is its content id, a duplicate's its place id.
    private Query id(String hex) throws QueryException {
        BytesRef id = new BytesRef(bytes(MetaField.ID, hex, RecordIds.LENGTH));
        Query event = IdQuery.of(id.bytes);
        if (!duplicates) {
            return event;
        }
        Query duplicate = new FieldExistsQuery(Schema.DUPLICATE_OF);
        Query place =
                NumericDocValuesField.newSlowExactQuery(Schema.PLACE_HIGH, Schema.high(id.bytes));
        return Clauses.any(Clauses.without(event, duplicate), Clauses.all(place, duplicate));
    }

    private static Query ofItem(BytesRef item) {
        return Clauses.all(Clauses.term(Schema.ITEM, item), Clauses.events());
    }

    private static Query startingWith(MetaField field, String index, String pattern, int length)
            throws QueryException {
        String digits = firstDigits(field, pattern, length);
        return new TermRangeQuery(
                index,
                new BytesRef(filled(digits, "0", length)),
                new BytesRef(filled(digits, "f", length)),
                true,
                true);
    }

    private static Query idsStartingWith(String pattern) throws QueryException {
        String digits = firstDigits(MetaField.ID, pattern, RecordIds.LENGTH);
        byte[] first = filled(digits, "0", RecordIds.LENGTH);
        byte[] last = filled(digits, "f", RecordIds.LENGTH);
        Query halves =
                NumericDocValuesField.newSlowRangeQuery(
                        Schema.ID_HIGH, Schema.high(first), Schema.high(last));
        return digits.length() <= 2 * Long.BYTES ? halves : IdQuery.between(first, last);
    }

    private static byte[] filled(String digits, String rest, int length) {
        return HexFormat.of().parseHex(digits + rest.repeat(length * 2 - digits.length()));
    }

    private static String firstDigits(MetaField field, String pattern, int length)
            throws QueryException {
        String digits = pattern.substring(0, Math.max(0, pattern.length() - 1));
        if (!pattern.endsWith("*")
                || digits.length() > length * 2
                || !digits.matches("[0-9a-fA-F]+")) {
            throw new QueryException(
                    field.jsonName() + " takes its first hexadecimal digits and *, not " + pattern);
        }
        return digits.toLowerCase(Locale.ROOT);
    }

    /// Events of every item whose first sighting has such a path.
    private Query files(Predicate<String> path) throws IOException {
        List<BytesRef> found = new ArrayList<>();
        ItemCatalogue.each(
                reader,
                Schema.TYPE,
                new BytesRef(Schema.TYPE_FILE),
                stored -> {
                    Sighting sighting = AccountingJson.sighting(stored);
                    BytesRef item = new BytesRef(sighting.evidence().bytes());
                    if (path.test(sighting.path()) && items.entry(item).first().equals(sighting)) {
                        found.add(item);
                    }
                });
        return found.isEmpty()
                ? Clauses.none("no such file")
                : Clauses.all(new TermInSetQuery(Schema.ITEM, found), Clauses.events());
    }
}
