package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.exhibit.indexer.event.EventField;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Clauses over values that repeat another value of their record.
final class EchoClauses {
    private final IndexReader reader;
    private final Traits traits;
    private final Map<String, List<Echo>> known = new ConcurrentHashMap<>();

    EchoClauses(IndexReader reader, Traits traits) {
        this.reader = reader;
        this.traits = traits;
    }

    /// The echoes of a name; there are few, since they are what does not change.
    List<Echo> of(String name) throws IOException {
        List<Echo> found = known.get(name);
        if (found == null) {
            found = read(name);
            known.put(name, found);
        }
        return found;
    }

    private List<Echo> read(String name) throws IOException {
        BytesRef start = new BytesRef(name + '=');
        TreeSet<BytesRef> found = new TreeSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(Schema.shared(Schema.ECHO));
            TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
            boolean more = each.seekCeil(start) != TermsEnum.SeekStatus.END;
            while (more && StringHelper.startsWith(each.term(), start)) {
                found.add(BytesRef.deepCopyOf(each.term()));
                more = each.next() != null;
            }
        }
        return found.stream().map(term -> Echo.ofTerm(name, term)).toList();
    }

    /// The events that have an echo.
    Query events(Echo echo) throws IOException {
        return traits.shared(Schema.ECHO, own -> Clauses.term(own, echo.term()));
    }

    /// Events whose value is this one.
    List<Query> equal(String name, String value) throws IOException {
        List<Query> ways = new ArrayList<>();
        for (Echo echo : of(name)) {
            String repeated = echo.repeated(value);
            if (repeated == null) {
                continue;
            }
            if (!echo.of().numeric()) {
                BytesRef term = Schema.keywordTerm(echo.of(), repeated);
                ways.add(Clauses.all(events(echo), Clauses.term(Schema.keyword(echo.of()), term)));
                continue;
            }
            long factor = echo.way() == Echo.Way.SECONDS ? 1_000 : 1;
            try {
                long number = Math.multiplyExact(Long.parseLong(repeated), factor);
                if (echo.value(number).equals(value)) {
                    ways.add(Clauses.all(events(echo), numbers(echo.of(), number, number)));
                }
            } catch (NumberFormatException | ArithmeticException e) {
                // No number of the field is printed like that.
            }
        }
        return ways;
    }

    /// Events whose value matches a pattern.
    List<Query> pattern(String name, TextPattern pattern) throws IOException {
        List<Query> ways = new ArrayList<>();
        for (Echo echo : of(name)) {
            Query matching =
                    echo.of().numeric()
                            ? NumberTextQuery.of(Schema.number(echo.of()), echo, pattern)
                            : new EchoPatternQuery(echo, pattern);
            ways.add(Clauses.all(events(echo), matching));
        }
        return ways;
    }

    /// Makes the clause of a number's range, in the units of its field.
    interface RangeMaker {
        Query of(EventField field, long factor) throws IOException;
    }

    /// Events whose value is a number in a range.
    List<Query> range(String name, RangeMaker maker) throws IOException {
        List<Query> ways = new ArrayList<>();
        for (Echo echo : of(name)) {
            if (echo.of().numeric()) {
                long factor = echo.way() == Echo.Way.SECONDS ? 1_000 : 1;
                ways.add(Clauses.all(events(echo), maker.of(echo.of(), factor)));
            }
        }
        return ways;
    }

    private static Query numbers(EventField field, long first, long last) {
        return Numbers.range(Schema.number(field), first, last);
    }
}
