package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.app.service.CaseService.NewExhibit;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `exhibit exhibits …`: records numbered for presentation.
final class ExhibitsCommands {
    private ExhibitsCommands() {}

    /// `exhibit exhibits add`.
    @Command(name = "add", description = "Number records for presentation, in the order given.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "EVENT",
                description = "ids or citations")
        List<String> events = new ArrayList<>();

        @Option(names = "--note", paramLabel = "T", description = "why they matter")
        String note = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            List<StoredEvent> found = new ArrayList<>();
            List<NewExhibit> wanted = new ArrayList<>();
            try (CaseReader reader = context.service().open(target.folder)) {
                for (String event : events) {
                    StoredEvent one = EventLookup.find(reader, event);
                    found.add(one);
                    // A copy stands for the event it repeats.
                    String id = one.duplicateOf() == null ? one.id() : one.duplicateOf();
                    wanted.add(new NewExhibit(id, note));
                }
            }
            List<MarkedExhibit> added = context.service().addExhibits(target.folder, wanted);
            for (int i = 0; i < added.size(); i++) {
                context.console().line(added.get(i).label() + "  " + found.get(i).citation());
            }
            return ExitStatus.DONE;
        }
    }

    /// `exhibit exhibits remove`.
    @Command(name = "remove", description = "Take an exhibit out; its number is not given again.")
    static final class Remove implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "EXHIBIT", description = "EX-0007 or 7")
        String exhibit = "";

        @Option(names = "--reason", paramLabel = "T", description = "why")
        String reason = "";

        Remove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            String digits = exhibit.startsWith("EX-") ? exhibit.substring(3) : exhibit;
            if (!digits.matches("\\d{1,9}")) {
                throw new WrongUsage("\"" + exhibit + "\" is no exhibit: expected EX-0007 or 7.");
            }
            context.service().removeExhibit(target.folder, Integer.parseInt(digits), reason);
            context.console().say("Removed the exhibit " + exhibit + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit exhibits list`.
    @Command(name = "list", description = "List the exhibits.")
    static final class Listing implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Listing(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            try (CaseReader reader = context.service().open(target.folder)) {
                if (json) {
                    try (Json.Lines lines = new Json.Lines(context.console())) {
                        for (MarkedExhibit exhibit : reader.exhibits()) {
                            lines.element(out -> write(out, exhibit, reader));
                        }
                    }
                } else {
                    print(reader);
                }
            }
            return ExitStatus.DONE;
        }

        private void print(CaseReader reader) throws IOException {
            TextTable table =
                    new TextTable(
                            context.console(),
                            Column.whole("EXHIBIT"),
                            Column.whole("TIME"),
                            Column.whole("SOURCE"),
                            Column.cut("ACTION", 12),
                            Column.cut("OBJECT", 16),
                            Column.whole("CITATION"),
                            Column.cut("NOTE", 16));
            for (MarkedExhibit exhibit : reader.exhibits()) {
                Optional<StoredEvent> event = reader.events().find(exhibit.event());
                if (event.isEmpty()) {
                    String id = exhibit.event();
                    table.row(exhibit.label(), "not found", "", "", id, "", exhibit.note());
                    continue;
                }
                StoredEvent found = event.get();
                table.row(
                        exhibit.label(),
                        EventColumns.time(found.event().time()),
                        found.event().source().word(),
                        EventColumns.text(found.event(), EventField.ACTION),
                        EventColumns.object(found.event()),
                        found.citation().toString(),
                        exhibit.note());
            }
            table.flush();
        }

        private static void write(
                com.fasterxml.jackson.core.JsonGenerator out,
                MarkedExhibit exhibit,
                CaseReader reader)
                throws IOException {
            out.writeStartObject();
            out.writeStringField("exhibit", exhibit.label());
            out.writeStringField("event", exhibit.event());
            Optional<StoredEvent> event = reader.events().find(exhibit.event());
            if (event.isPresent()) {
                out.writeStringField("citation", event.get().citation().toString());
            }
            out.writeStringField("note", exhibit.note());
            out.writeStringField("author", exhibit.author());
            out.writeStringField("added", EventJson.instant(exhibit.added()));
            out.writeEndObject();
        }
    }
}
