package org.exhibit.app.cli;

import org.exhibit.app.service.NamedEvent;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;

/// Finds the event that an argument names: by id, citation or exhibit.
final class EventLookup {
    private EventLookup() {}

    static StoredEvent find(CaseReader reader, String name) throws IOException, QueryException {
        if (!NamedEvent.looksLike(name)) {
            throw new WrongUsage(
                    "\""
                            + name
                            + "\" names no event: expected an id (32 hexadecimal digits), a"
                            + " citation such as E-02/h8WdK3mQ#41 or an exhibit such as EX-0007.");
        }
        return NamedEvent.find(reader, name);
    }
}
