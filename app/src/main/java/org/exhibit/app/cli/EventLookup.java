package org.exhibit.app.cli;

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

/// Finds the one record a person names: by its id, its citation (`E-02/h8WdK3mQ#41`) or the number
/// it has as an exhibit (`EX-0007`).
final class EventLookup {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern EXHIBIT = Pattern.compile("EX-\\d{4,9}");

    private EventLookup() {}

    static StoredEvent find(CaseReader reader, String name) throws IOException, QueryException {
        Optional<StoredEvent> found =
                switch (name) {
                    case String id when ID.matcher(id).matches() -> reader.events().find(id);
                    case String label when EXHIBIT.matcher(label).matches() ->
                            exhibit(reader, label);
                    case String cited when Citation.looksLike(cited) -> cited(reader, cited);
                    default ->
                            throw new WrongUsage(
                                    "\""
                                            + name
                                            + "\" names no event: expected an id (32 hexadecimal"
                                            + " digits), a citation such as E-02/h8WdK3mQ#41 or an"
                                            + " exhibit such as EX-0007.");
                };
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
