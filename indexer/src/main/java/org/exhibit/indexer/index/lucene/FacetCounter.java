package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query.MetaField;
import org.exhibit.indexer.index.Query.Target;
import org.exhibit.indexer.index.QueryException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Counts the values of a field or path among found documents: in each segment by itself, then
/// merged in the order of the values, so that memory does not grow with their number.
final class FacetCounter {
    /// Up to so many values or events, merging them costs less than numbering the values.
    private static final long MOST_MERGED = 5_000;

    private final View view;
    private final Matches matches;
    private final String start;

    /// @param start values counted begin with it
    FacetCounter(View view, Matches matches, String start) {
        this.view = view;
        this.matches = matches;
        this.start = start;
    }

    Facet count(String field, int most) throws IOException, QueryException {
        if (Target.of(field) instanceof Target.Named named
                && !named.field().numeric()
                && named.field().facet()) {
            String values = Schema.keyword(named.field());
            boolean many =
                    matches.count() > MOST_MERGED
                            && GlobalOrdinals.values(values, matches.leaves()) > MOST_MERGED;
            if (many && view.echoes().of(Echo.named(named.field())).isEmpty()) {
                BytesRef first = new BytesRef(start);
                return view.ordinals(values)
                        .count(
                                field,
                                view.workers(),
                                matches,
                                first,
                                most,
                                TraitValues.ofTerms(view.reader(), values, first, 0)
                                        .count(matches, view.workers()));
            }
        }
        List<CountedValues> streams = Collections.synchronizedList(new ArrayList<>());
        @Nullable String hex = null;
        int skip = 0;
        switch (Target.of(field)) {
            case Target.Named named -> {
                named(matches, named.field(), streams);
                echoed(Echo.named(named.field()), 0, streams);
            }
            case Target.Path path -> {
                skip = new BytesRef(path.path() + '=').length;
                path(path.path(), skip, streams);
            }
            case Target.Meta meta -> {
                if (meta.field() != MetaField.EVIDENCE) {
                    throw new QueryException(
                            field
                                    + " cannot be counted by value; it differs for nearly every"
                                    + " event");
                }
                hex = start.toLowerCase(Locale.ROOT);
                ordinals(matches, Schema.ITEM, new BytesRef(), streams);
            }
        }
        return new ValueMerge(streams, most, skip, hex).facet(field);
    }

    private void named(Matches among, EventField field, List<CountedValues> streams)
            throws IOException, QueryException {
        if (field.type() == EventField.Type.TIME) {
            throw new QueryException(
                    field.jsonName() + " is not counted by value; ask for a histogram");
        }
        if (field == EventField.HOST_ID) {
            throw new QueryException(
                    field.jsonName()
                            + " cannot be counted by value; its values are indexed by hash");
        }
        if (field.numeric()) {
            each(
                    among,
                    (leaf, found) ->
                            streams.add(
                                    ValueCounts.ofNumbers(
                                            leaf,
                                            found,
                                            Schema.number(field),
                                            Long::toString,
                                            start)));
            shared(
                    TraitValues.ofNumbers(view.reader(), Schema.number(field), start),
                    among,
                    streams);
        } else if (field.facet()) {
            ordinals(among, Schema.keyword(field), new BytesRef(start), streams);
        } else {
            terms(among, Schema.keyword(field), new BytesRef(start), 0, streams);
        }
    }

    private void shared(TraitValues values, Matches among, List<CountedValues> streams)
            throws IOException {
        if (!values.isEmpty()) {
            streams.add(TraitValues.stream(values.count(among, view.workers())));
        }
    }

    private void ordinals(Matches among, String field, BytesRef prefix, List<CountedValues> streams)
            throws IOException {
        each(
                among,
                (leaf, found) ->
                        streams.add(
                                among.whole(leaf) && !field.equals(Schema.ITEM)
                                        ? ValueCounts.ofTerms(leaf, null, field, prefix, 0)
                                        : ValueCounts.ofOrdinals(leaf, found, field, prefix)));
        shared(TraitValues.ofTerms(view.reader(), field, prefix, 0), among, streams);
    }

    private void terms(
            Matches among, String field, BytesRef prefix, int skip, List<CountedValues> streams)
            throws IOException {
        each(
                among,
                (leaf, found) ->
                        streams.add(
                                ValueCounts.ofTerms(
                                        leaf,
                                        among.whole(leaf) ? null : found,
                                        field,
                                        prefix,
                                        skip)));
        shared(TraitValues.ofTerms(view.reader(), field, prefix, skip), among, streams);
    }

    private void path(String path, int skip, List<CountedValues> streams)
            throws IOException, QueryException {
        BytesRef prefix = new BytesRef(path + '=' + start);
        terms(matches, Schema.PATH_VALUE, prefix, skip, streams);
        echoed(path, skip, streams);
        for (SourceKind source : SourceKind.values()) {
            EventField field = Schema.alias(source, path);
            if (field != null) {
                Matches ofSource = matches.and(view.matches(Clauses.source(source)));
                named(ofSource, field, streams);
            }
        }
    }

    /// Values that repeat others, put together again.
    private void echoed(String name, int skip, List<CountedValues> streams)
            throws IOException, QueryException {
        for (Echo echo : view.echoes().of(name)) {
            String inner = inner(echo);
            if (inner == null) {
                continue;
            }
            Matches among = view.within(matches, view.echoes().events(echo));
            List<CountedValues> repeated = Collections.synchronizedList(new ArrayList<>());
            if (echo.of().numeric()) {
                String numbers = Schema.number(echo.of());
                each(
                        among,
                        (leaf, found) ->
                                repeated.add(
                                        ValueCounts.ofNumbers(
                                                leaf, found, numbers, echo::value, start)));
                streams.addAll(repeated);
            } else {
                String keywords = Schema.keyword(echo.of());
                each(
                        among,
                        (leaf, found) ->
                                repeated.add(
                                        ValueCounts.ofOrdinals(
                                                leaf, found, keywords, new BytesRef(inner))));
                for (CountedValues values : repeated) {
                    streams.add(ValueCounts.behind(new BytesRef(echo.prefix()), values));
                }
            }
        }
    }

    /// What a repeated text begins with where its echo begins with `start`; null where it cannot.
    private @Nullable String inner(Echo echo) {
        if (echo.of().numeric() || echo.prefix().startsWith(start)) {
            return "";
        }
        return start.startsWith(echo.prefix()) ? start.substring(echo.prefix().length()) : null;
    }

    private interface LeafCount {
        void run(LeafReaderContext leaf, FixedBitSet found) throws IOException;
    }

    private void each(Matches among, LeafCount count) throws IOException {
        view.workers()
                .each(
                        among.leaves(),
                        leaf -> {
                            @Nullable FixedBitSet found = among.in(leaf);
                            if (found != null) {
                                count.run(leaf, found);
                            }
                        });
    }
}
