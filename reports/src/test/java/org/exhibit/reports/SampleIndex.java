package org.exhibit.reports;

import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Histogram;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.Totals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An index in memory that answers what a pack asks; packs put no searches.
record SampleIndex(
        Map<String, StoredEvent> events, List<FileRow> fileRows, List<Problem> found, Totals totals)
        implements EventIndex {

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a pack asks for no search");
    }

    @Override
    public Rows rows(Search search) {
        throw notAsked();
    }

    @Override
    public long count(Search search) {
        throw notAsked();
    }

    @Override
    public Facet facet(Search search, String field, int most) {
        throw notAsked();
    }

    @Override
    public Histogram histogram(Search search, Duration width) {
        throw notAsked();
    }

    @Override
    public List<Facet.Value> complete(Search search, String field, String prefix, int most) {
        throw notAsked();
    }

    @Override
    public List<String> paths(String prefix, int most) {
        throw notAsked();
    }

    @Override
    public Optional<StoredEvent> find(String id) {
        return Optional.ofNullable(events.get(id));
    }

    @Override
    public List<StoredEvent> duplicatesOf(String contentId) {
        throw notAsked();
    }

    @Override
    public Stream<Problem> problems() {
        return found.stream();
    }

    @Override
    public Stream<FileRow> files() {
        return fileRows.stream();
    }

    @Override
    public void close() {}
}
