package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The events that a person names for something to be written about them.
final class NamedEvents {
    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "EVENT",
            description = "ids, citations (E-02/h8WdK3mQ#41) or exhibits (EX-0007)")
    List<String> events = new ArrayList<>();

    List<StoredEvent> find(ProgramContext context) throws IOException, QueryException {
        List<StoredEvent> found = new ArrayList<>();
        try (CaseReader reader = context.service().open(target.folder)) {
            for (String event : events) {
                found.add(EventLookup.find(reader, event));
            }
        }
        return found;
    }

    /// What marks hang on: a copy stands for the event it repeats.
    static String contentId(StoredEvent event) {
        String repeats = event.duplicateOf();
        return repeats == null ? event.id() : repeats;
    }
}
