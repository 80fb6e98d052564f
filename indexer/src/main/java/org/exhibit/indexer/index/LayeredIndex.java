package org.exhibit.indexer.index;

import org.exhibit.indexer.evidence.Problem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An index over another, which it takes over: what its subclass does not answer in its own way
/// goes to that one.
public abstract class LayeredIndex implements EventIndex {
    protected final EventIndex index;

    protected LayeredIndex(EventIndex index) {
        this.index = index;
    }

    @Override
    public List<String> paths(String prefix, int most) throws IOException {
        return index.paths(prefix, most);
    }

    @Override
    public Optional<StoredEvent> find(String id) throws IOException {
        return index.find(id);
    }

    @Override
    public List<StoredEvent> duplicatesOf(String contentId) throws IOException {
        return index.duplicatesOf(contentId);
    }

    @Override
    public Stream<Problem> problems() throws IOException {
        return index.problems();
    }

    @Override
    public Stream<FileRow> files(FileRow.Kind kind, String format) throws IOException {
        return index.files(kind, format);
    }

    @Override
    public Set<String> logNames() throws IOException {
        return index.logNames();
    }

    @Override
    public Set<String> folders() throws IOException {
        return index.folders();
    }

    @Override
    public Stream<FileRow> files() throws IOException {
        return index.files();
    }

    @Override
    public Totals totals() throws IOException {
        return index.totals();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
