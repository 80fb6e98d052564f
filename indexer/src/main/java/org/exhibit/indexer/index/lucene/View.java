package org.exhibit.indexer.index.lucene;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Search;

import java.io.IOException;
import java.util.LinkedHashMap;

/// One way to look at a commit: without the duplicates, or with them. Keeps what the last searches
/// found: a screen asks the same search for rows, facets and histogram. Thread-safe.
final class View {
    private static final int KEPT = 8;

    /// One in so many documents is few.
    private static final long FEW = 16;

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long MOST_ORDINAL_BYTES = 128L * 1024 * 1024;

    private final DirectoryReader owner;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final QueryTranslator translator;
    private final Workers workers;
    private final EventLoader events;
    private final EchoClauses echoes;
    private final LinkedHashMap<String, GlobalOrdinals> ordinals =
            new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Query, Matches> recent = new LinkedHashMap<>(16, 0.75f, true);

    /// @param owner the reader that keeps the files open
    /// @param reader it, or a wrapper that leaves the duplicates out
    View(
            DirectoryReader owner,
            DirectoryReader reader,
            ItemCatalogue items,
            Workers workers,
            boolean duplicates) {
        this.owner = owner;
        this.reader = reader;
        this.workers = workers;
        this.searcher = new IndexSearcher(reader);
        // What was found is kept here already.
        this.searcher.setQueryCache(null);
        Traits traits = new Traits(reader);
        this.echoes = new EchoClauses(reader, traits);
        this.translator = new QueryTranslator(reader, items, traits, echoes, duplicates);
        this.events = new EventLoader(reader, items, traits);
    }

    DirectoryReader reader() {
        return reader;
    }

    /// Keeps the files open until released, even where the index is closed before.
    ///
    /// @return false where they are closed already
    boolean hold() {
        return owner.tryIncRef();
    }

    void release() throws IOException {
        owner.decRef();
    }

    Workers workers() {
        return workers;
    }

    EventLoader events() {
        return events;
    }

    EchoClauses echoes() {
        return echoes;
    }

    Matches matches(Search search) throws IOException, QueryException {
        return matches(translator.translate(search.query(), search.range()));
    }

    Matches matches(Query query) throws IOException, QueryException {
        synchronized (recent) {
            Matches known = recent.get(query);
            if (known != null) {
                return known;
            }
        }
        Matches found = search(query);
        synchronized (recent) {
            recent.put(query, found);
            long bytes = recent.values().stream().mapToLong(Matches::bytes).sum();
            while (recent.size() > KEPT || (bytes > MOST_BYTES && recent.size() > 1)) {
                bytes -= recent.pollFirstEntry().getValue().bytes();
            }
        }
        return found;
    }

    /// Those of some documents that a query finds too. Where they are few, the others are not
    /// looked at.
    Matches within(Matches some, Query query) throws IOException, QueryException {
        return some.count() * FEW > reader.maxDoc()
                ? some.and(matches(query))
                : some.and(
                        searcher.createWeight(
                                searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1));
    }

    /// A field's values numbered over all segments; the fields used last are kept.
    GlobalOrdinals ordinals(String field) throws IOException {
        synchronized (ordinals) {
            GlobalOrdinals known = ordinals.get(field);
            if (known != null) {
                return known;
            }
            GlobalOrdinals made = GlobalOrdinals.of(field, searcher.getLeafContexts());
            ordinals.put(field, made);
            long bytes = ordinals.values().stream().mapToLong(GlobalOrdinals::bytes).sum();
            while (bytes > MOST_ORDINAL_BYTES && ordinals.size() > 1) {
                bytes -= ordinals.pollFirstEntry().getValue().bytes();
            }
            return made;
        }
    }

    private Matches search(Query query) throws IOException, QueryException {
        try {
            Query rewritten = searcher.rewrite(query);
            return Matches.of(
                    workers,
                    searcher.getLeafContexts(),
                    searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1),
                    query.equals(Clauses.events()));
        } catch (IndexSearcher.TooManyClauses e) {
            throw new QueryException(
                    "the query asks for too many different things at once; use fewer alternatives,"
                            + " or one wildcard for them");
        }
    }
}
