package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.TimeRange;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Short forms for questions to the index.
public final class Ask {
    private Ask() {}

    public static Query equal(EventField field, String value) {
        return new Query.Equal(new Query.Target.Named(field), value);
    }

    public static Query source(SourceKind kind) {
        return equal(EventField.SOURCE, kind.word());
    }

    /// Any of several values of a field.
    public static Query any(EventField field, Collection<String> values) {
        return new Query.Or(values.stream().map(value -> equal(field, value)).toList());
    }

    /// Any of several actions; one that ends with `*` is a beginning.
    public static Query actions(Collection<String> names) {
        return new Query.Or(
                names.stream()
                        .map(name ->
                                name.endsWith("*")
                                        ? starts(
                                                EventField.ACTION,
                                                name.substring(0, name.length() - 1))
                                        : equal(EventField.ACTION, name))
                        .toList());
    }

    public static Query starts(EventField field, String start) {
        return new Query.Wildcard(new Query.Target.Named(field), literal(start) + '*');
    }

    public static Query all(Query... clauses) {
        return new Query.And(List.of(clauses));
    }

    public static Query any(Collection<Query> clauses) {
        return new Query.Or(List.copyOf(clauses));
    }

    /// [from, to] with both ends, widened by as much on either side.
    public static TimeRange around(Instant from, Instant to, Duration by) {
        return new TimeRange(from.minus(by), to.plus(by).plusMillis(1));
    }

    /// A text in which nothing stands for anything else.
    public static String literal(String text) {
        return text.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
