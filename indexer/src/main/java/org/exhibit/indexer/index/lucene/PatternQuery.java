package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// Documents with a value that matches a pattern, among the terms that begin with a prefix (a path
/// and `=`, or nothing). Without a pattern: with any value. The term that says null is no value.
final class PatternQuery extends MultiTermQuery {
    private static final BytesRef NULL = Schema.pathNull("");

    private final BytesRef prefix;
    private final @Nullable TextPattern pattern;
    private final @Nullable CompiledAutomaton candidates;

    PatternQuery(String field, BytesRef prefix, @Nullable TextPattern pattern) {
        super(field, CONSTANT_SCORE_BLENDED_REWRITE);
        this.prefix = prefix;
        this.pattern = pattern;
        this.candidates = pattern == null ? null : pattern.terms(prefix);
    }

    /// @param field `Schema.PATH_VALUE`, of events or of traits
    static PatternQuery ofPath(String field, String path, @Nullable TextPattern pattern) {
        return new PatternQuery(field, new BytesRef(path + '='), pattern);
    }

    static PatternQuery ofField(String field, TextPattern pattern) {
        return new PatternQuery(field, new BytesRef(), pattern);
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        BytesRefBuilder start = new BytesRefBuilder();
        start.append(prefix);
        if (pattern != null) {
            start.append(pattern.start());
        }
        BytesRef first = start.get();
        if (first.length > Schema.TERM_PREFIX) {
            return TermsEnum.EMPTY;
        }
        return candidates == null
                ? new Matching(terms.iterator(), first, true)
                : new Matching(candidates.getTermsEnum(terms), first, false);
    }

    private final class Matching extends FilteredTermsEnum {
        private final BytesRef first;

        /// @param seeks whether the terms are all there are, so that it starts at the first
        Matching(TermsEnum all, BytesRef first, boolean seeks) {
            super(all, seeks);
            this.first = first;
            if (seeks) {
                setInitialSeekTerm(first);
            }
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            if (!StringHelper.startsWith(term, first)) {
                return AcceptStatus.END;
            }
            boolean accepted =
                    !isNull(term) && (pattern == null || pattern.matches(term, prefix.length));
            return accepted ? AcceptStatus.YES : AcceptStatus.NO;
        }

        private boolean isNull(BytesRef term) {
            return prefix.length > 0
                    && term.length == prefix.length - 1 + NULL.length
                    && StringHelper.endsWith(term, NULL);
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(getField())) {
            visitor.visitLeaf(this);
        }
    }

    @Override
    public String toString(String field) {
        return getField() + ':' + prefix.utf8ToString() + (pattern == null ? "" : pattern);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PatternQuery query
                && query.getField().equals(getField())
                && query.prefix.equals(prefix)
                && Objects.equals(query.pattern, pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getField(), prefix, pattern);
    }
}
