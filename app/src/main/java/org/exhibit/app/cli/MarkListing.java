package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Mark;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.StoredEvent;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// How what examiners wrote into a case is listed: a JSON array, or a table.
final class MarkListing {
    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    /// One kind of mark.
    interface Form<T extends Mark> {
        List<T> marks(CaseReader reader);

        /// The members of the JSON object but `author` and `added`.
        void write(JsonGenerator out, T mark, CaseReader reader) throws IOException;

        Column[] columns();

        String[] row(T mark, CaseReader reader) throws IOException;
    }

    <T extends Mark> int print(ProgramContext context, Form<T> form) throws IOException {
        try (CaseReader reader = context.service().open(target.folder)) {
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (T mark : form.marks(reader)) {
                        lines.element(out -> {
                            out.writeStartObject();
                            form.write(out, mark, reader);
                            out.writeStringField("author", mark.author());
                            out.writeStringField("added", EventJson.instant(mark.added()));
                            out.writeEndObject();
                        });
                    }
                }
            } else {
                TextTable table = new TextTable(context.console(), form.columns());
                for (T mark : form.marks(reader)) {
                    table.row(form.row(mark, reader));
                }
                table.flush();
            }
        }
        return ExitStatus.DONE;
    }

    /// Of the event a mark is on, for a table.
    static String citation(CaseReader reader, String event) throws IOException {
        return citation(reader.events().find(event)).orElse("not found");
    }

    /// As a member of a mark's object; left out where the event is not found.
    static void writeCitation(JsonGenerator out, CaseReader reader, String event)
            throws IOException {
        Optional<String> citation = citation(reader.events().find(event));
        if (citation.isPresent()) {
            out.writeStringField("citation", citation.get());
        }
    }

    private static Optional<String> citation(Optional<StoredEvent> event) {
        return event.map(found -> found.citation().toString());
    }
}
