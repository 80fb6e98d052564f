package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.app.service.CaseService.NewExhibit;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// `exhibit exhibits …`: records numbered for presentation.
final class ExhibitsCommands {
    private ExhibitsCommands() {}

    /// `exhibit exhibits add`.
    @Command(name = "add", description = "Number records for presentation, in the order given.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin NamedEvents named = new NamedEvents();

        @Option(names = "--note", paramLabel = "T", description = "why they matter")
        String note = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            List<StoredEvent> found = named.find(context);
            List<NewExhibit> wanted =
                    found.stream()
                            .map(one -> new NewExhibit(NamedEvents.contentId(one), note))
                            .toList();
            List<MarkedExhibit> added = context.service().addExhibits(named.target.folder, wanted);
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
    static CommandLine listing(ProgramContext context) {
        return MarkListCommand.of(context, "List the exhibits.", new Form());
    }

    private static final class Form implements MarkListing.Form<MarkedExhibit> {
        @Override
        public List<MarkedExhibit> marks(CaseReader reader) {
            return reader.exhibits();
        }

        @Override
        public void write(JsonGenerator out, MarkedExhibit exhibit, CaseReader reader)
                throws IOException {
            out.writeStringField("exhibit", exhibit.label());
            out.writeStringField("event", exhibit.event());
            MarkListing.writeCitation(out, reader, exhibit.event());
            out.writeStringField("note", exhibit.note());
        }

        @Override
        public Column[] columns() {
            return new Column[] {
                Column.whole("EXHIBIT"),
                Column.whole("TIME"),
                Column.whole("SOURCE"),
                Column.cut("ACTION", 12),
                Column.cut("OBJECT", 16),
                Column.whole("CITATION"),
                Column.cut("NOTE", 16)
            };
        }

        @Override
        public String[] row(MarkedExhibit exhibit, CaseReader reader) throws IOException {
            Optional<StoredEvent> event = reader.events().find(exhibit.event());
            if (event.isEmpty()) {
                return new String[] {
                    exhibit.label(), "not found", "", "", exhibit.event(), "", exhibit.note()
                };
            }
            StoredEvent found = event.get();
            return new String[] {
                exhibit.label(),
                EventColumns.time(found.event().time()),
                found.event().source().word(),
                EventColumns.text(found.event(), EventField.ACTION),
                EventColumns.object(found.event()),
                found.citation().toString(),
                exhibit.note()
            };
        }
    }
}
