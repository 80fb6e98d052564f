package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.exhibit.indexer.event.Address;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Documents with an address of one family between two, however it is spelled. Looks at the field's
/// different values, of which there are far fewer than documents.
final class AddressQuery extends MultiTermQuery {
    private static final int LONGEST = 64;

    private final Address first;
    private final Address last;

    /// @param first of the same family as `last`; both are included
    AddressQuery(String field, Address first, Address last) {
        super(field, CONSTANT_SCORE_BLENDED_REWRITE);
        this.first = first;
        this.last = last;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        return new Within(terms.iterator(), first.isV6() ? List.of("") : startsOfV4());
    }

    /// What the text of an IPv4 address in the range begins with: the octets all of them share, or
    /// what its IPv6 form (`::ffff:`, `0:0:`) begins with.
    private List<String> startsOfV4() {
        byte[] low = first.bytes();
        byte[] high = last.bytes();
        StringBuilder shared = new StringBuilder();
        for (int i = 0; i < low.length && low[i] == high[i]; i++) {
            shared.append(low[i] & 0xFF).append(i + 1 < low.length ? "." : "");
        }
        return shared.isEmpty() ? List.of("") : List.of(shared.toString(), ":", "0");
    }

    private boolean matches(BytesRef term) {
        if (term.length > LONGEST) {
            return false;
        }
        String text = new String(term.bytes, term.offset, term.length, StandardCharsets.UTF_8);
        return Address.parse(text)
                .filter(address -> address.isV6() == first.isV6())
                .filter(address -> address.compareTo(first) >= 0 && address.compareTo(last) <= 0)
                .isPresent();
    }

    private final class Within extends FilteredTermsEnum {
        private final TreeSet<BytesRef> starts = new TreeSet<>();

        Within(TermsEnum all, List<String> starts) {
            super(all);
            starts.forEach(start -> this.starts.add(new BytesRef(start)));
        }

        @Override
        protected @Nullable BytesRef nextSeekTerm(@Nullable BytesRef current) {
            return current == null ? starts.first() : starts.higher(current);
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            BytesRef start = starts.floor(term);
            if (start == null || !StringHelper.startsWith(term, start)) {
                return starts.higher(term) == null ? AcceptStatus.END : AcceptStatus.NO_AND_SEEK;
            }
            return matches(term) ? AcceptStatus.YES : AcceptStatus.NO;
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
        return getField() + ':' + first + '-' + last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressQuery query
                && query.getField().equals(getField())
                && query.first.equals(first)
                && query.last.equals(last);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getField(), first, last);
    }
}
