package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Joins the engine's clauses; nothing is ever scored.
final class Clauses {
    private Clauses() {}

    /// Every event (other kinds of documents share the index).
    static Query events() {
        return term(Schema.TYPE, new BytesRef(Schema.TYPE_EVENT));
    }

    static Query none(String why) {
        return new MatchNoDocsQuery(why);
    }

    static Query term(String field, BytesRef value) {
        return new TermQuery(new Term(field, value));
    }

    static Query source(SourceKind source) {
        return term(Schema.keyword(EventField.SOURCE), new BytesRef(source.word()));
    }

    static Query all(Query... clauses) {
        return all(List.of(clauses));
    }

    static Query all(Collection<Query> clauses) {
        if (clauses.size() == 1) {
            return clauses.iterator().next();
        }
        BooleanQuery.Builder out = new BooleanQuery.Builder();
        clauses.forEach(clause -> out.add(clause, Occur.FILTER));
        return out.build();
    }

    static Query without(Query clause, Query excluded) {
        return new BooleanQuery.Builder()
                .add(clause, Occur.FILTER)
                .add(excluded, Occur.MUST_NOT)
                .build();
    }

    static Query any(Query... clauses) {
        return any(List.of(clauses));
    }

    /// Terms of one field become one clause: a list of a thousand addresses or keys is no thousand
    /// clauses.
    static Query any(Collection<Query> clauses) {
        Map<String, List<BytesRef>> terms = new LinkedHashMap<>();
        List<Query> joined = new ArrayList<>();
        IdQuery ids = null;
        for (Query clause : clauses) {
            if (clause instanceof TermQuery term) {
                terms.computeIfAbsent(term.getTerm().field(), field -> new ArrayList<>())
                        .add(term.getTerm().bytes());
            } else if (clause instanceof IdQuery id) {
                ids = ids == null ? id : ids.or(id);
            } else {
                joined.add(clause);
            }
        }
        if (ids != null) {
            joined.add(ids);
        }
        terms.forEach((field, values) ->
                joined.add(
                        values.size() == 1
                                ? term(field, values.getFirst())
                                : new TermInSetQuery(field, values)));
        if (joined.size() == 1) {
            return joined.getFirst();
        }
        BooleanQuery.Builder out = new BooleanQuery.Builder();
        joined.forEach(clause -> out.add(clause, Occur.SHOULD));
        return out.build();
    }
}
