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
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Objects;

/// Documents with a text in a named field that, with what an echo puts around it, matches a
/// pattern.
final class EchoPatternQuery extends MultiTermQuery {
    private final Echo echo;
    private final TextPattern pattern;

    EchoPatternQuery(Echo echo, TextPattern pattern) {
        super(Schema.keyword(echo.of()), CONSTANT_SCORE_BLENDED_REWRITE);
        this.echo = echo;
        this.pattern = pattern;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        BytesRef wanted = pattern.start();
        BytesRef before = new BytesRef(echo.prefix());
        int same = Math.min(wanted.length, before.length);
        boolean agrees =
                new BytesRef(wanted.bytes, wanted.offset, same)
                        .equals(new BytesRef(before.bytes, before.offset, same));
        if (!agrees) {
            return TermsEnum.EMPTY;
        }
        BytesRef rest = new BytesRef(wanted.bytes, wanted.offset + same, wanted.length - same);
        // What is behind the repeated value may be part of the pattern's literal beginning.
        return new Matching(terms.iterator(), echo.suffix().isEmpty() ? rest : new BytesRef());
    }

    private final class Matching extends FilteredTermsEnum {
        private final BytesRef first;
        private final BytesRefBuilder value = new BytesRefBuilder();
        private final BytesRef before = new BytesRef(echo.prefix());
        private final BytesRef behind = new BytesRef(echo.suffix());

        Matching(TermsEnum all, BytesRef first) {
            super(all);
            this.first = first;
            setInitialSeekTerm(first);
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            if (!StringHelper.startsWith(term, first)) {
                return AcceptStatus.END;
            }
            value.copyBytes(before);
            value.append(term);
            value.append(behind);
            return pattern.matches(value.get(), 0) ? AcceptStatus.YES : AcceptStatus.NO;
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
        return echo + ":" + pattern;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EchoPatternQuery query
                && query.echo.equals(echo)
                && query.pattern.equals(pattern);
    }

    @Override
    public int hashCode() {
        return Objects.hash(echo, pattern);
    }
}
