package org.exhibit.app.service;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the event that a person names by its id, its citation or its exhibit.
public final class NamedEvent {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern EXHIBIT = Pattern.compile("EX-\\d{4,9}");

    private NamedEvent() {}

    /// Whether a text has the form of a name.
    public static boolean looksLike(String name) {
        return ID.matcher(name).matches()
                || EXHIBIT.matcher(name).matches()
                || Citation.looksLike(name);
    }

    /// @param name as `looksLike` takes it
    /// @throws IOException where the case holds no such record
    public static StoredEvent find(CaseReader reader, String name)
            throws IOException, QueryException {
        Optional<StoredEvent> found =
                EXHIBIT.matcher(name).matches()
                        ? exhibit(reader, name)
                        : ID.matcher(name).matches()
                                ? reader.events().find(name)
                                : cited(reader, name);
        return found.orElseThrow(() -> new IOException("The case holds no record " + name + '.'));
    }

    private static Optional<StoredEvent> exhibit(CaseReader reader, String label)
            throws IOException {
        for (MarkedExhibit exhibit : reader.exhibits()) {
            if (exhibit.label().equals(label)) {
                return reader.events().find(exhibit.event());
            }
        }
        return Optional.empty();
    }

    private static Optional<StoredEvent> cited(CaseReader reader, String citation)
            throws IOException, QueryException {
        Query cites = new Query.Equal(new Query.Target.Meta(Query.MetaField.CITATION), citation);
        Optional<StoredEvent> event = first(reader, cites);
        if (event.isPresent()) {
            return event;
        }
        // Duplicates answer only to a query that asks for them.
        Query duplicate = new Query.Exists(new Query.Target.Meta(Query.MetaField.DUPLICATE_OF));
        return first(reader, new Query.And(List.of(cites, duplicate)));
    }

    private static Optional<StoredEvent> first(CaseReader reader, Query query)
            throws IOException, QueryException {
        try (Rows rows = reader.events().rows(Search.of(query))) {
            return rows.page(0, 1).stream().findFirst();
        }
    }
}
