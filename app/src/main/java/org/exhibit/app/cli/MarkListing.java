package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.EventJson;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// How what examiners wrote into a case is listed: a JSON array, or a table.
final class MarkListing {
    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    /// One kind of mark.
    interface Form<T> {
        List<T> marks(CaseReader reader);

        /// The members of the JSON object but `author` and `added`.
        void write(JsonGenerator out, T mark, CaseReader reader) throws IOException;

        String author(T mark);

        Instant added(T mark);

        Column[] columns();

        String[] row(T mark, CaseReader reader) throws IOException;
    }

    <T> int print(ProgramContext context, Form<T> form) throws IOException {
        try (CaseReader reader = context.service().open(target.folder)) {
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (T mark : form.marks(reader)) {
                        lines.element(out -> {
                            out.writeStartObject();
                            form.write(out, mark, reader);
                            out.writeStringField("author", form.author(mark));
                            out.writeStringField("added", EventJson.instant(form.added(mark)));
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
}
