package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;

/// `exhibit note …`: what examiners write down about events.
final class NoteCommands {
    private NoteCommands() {}

    /// `exhibit note add`.
    @Command(name = "add", description = "Write something down about an event.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(
                index = "1",
                paramLabel = "EVENT",
                description = "an id, a citation (E-02/h8WdK3mQ#41) or an exhibit (EX-0007)")
        String event = "";

        @Option(names = "--text", required = true, paramLabel = "T", description = "the note")
        String text = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            if (text.isBlank()) {
                throw new WrongUsage("--text must say something.");
            }
            StoredEvent found;
            try (CaseReader reader = context.service().open(target.folder)) {
                found = EventLookup.find(reader, event);
            }
            EventNote note =
                    context.service().addNote(target.folder, NamedEvents.contentId(found), text);
            context.console().line("note " + note.number() + "  " + found.citation());
            return ExitStatus.DONE;
        }
    }

    /// `exhibit note remove`.
    @Command(name = "remove", description = "Take a note away; custody keeps what it said.")
    static final class Remove implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "NUMBER", description = "as note list prints it")
        int number;

        @Option(names = "--reason", paramLabel = "T", description = "why")
        String reason = "";

        Remove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            context.service().removeNote(target.folder, number, reason);
            context.console().say("Removed the note " + number + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit note list`.
    @Command(name = "list", description = "List the notes.")
    static final class Listing implements Task {
        private final ProgramContext context;

        @Mixin MarkListing listing = new MarkListing();

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "EVENT",
                description = "only those about this event")
        String event = "";

        Listing(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            String id = "";
            if (!event.isEmpty()) {
                try (CaseReader reader = context.service().open(listing.target.folder)) {
                    id = NamedEvents.contentId(EventLookup.find(reader, event));
                }
            }
            return listing.print(context, new Form(id));
        }
    }

    /// @param event content id of the only event to list notes of, or empty
    private record Form(String event) implements MarkListing.Form<EventNote> {
        @Override
        public List<EventNote> marks(CaseReader reader) {
            return reader.notes().stream()
                    .filter(note -> event.isEmpty() || note.event().equals(event))
                    .toList();
        }

        @Override
        public void write(JsonGenerator out, EventNote note, CaseReader reader) throws IOException {
            out.writeNumberField("number", note.number());
            out.writeStringField("event", note.event());
            out.writeStringField("text", note.text());
        }

        @Override
        public Column[] columns() {
            return new Column[] {
                Column.number("NOTE"),
                Column.whole("EVENT"),
                Column.whole("CITATION"),
                Column.whole("ADDED"),
                Column.cut("BY", 10),
                Column.cut("TEXT", 24)
            };
        }

        @Override
        public String[] row(EventNote note, CaseReader reader) throws IOException {
            return new String[] {
                Integer.toString(note.number()),
                note.event(),
                MarkListing.citation(reader, note.event()),
                EventColumns.time(note.added()),
                note.author(),
                note.text()
            };
        }
    }
}
