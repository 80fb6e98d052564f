package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingNotes;
import org.exhibit.indexer.index.EventJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;

/// `exhibit findings note` and `exhibit findings notes`.
final class FindingsNoteCommands {
    private FindingsNoteCommands() {}

    /// `exhibit findings note`.
    @Command(
            name = "note",
            description = "Write something down about a finding; custody keeps who and when.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin FindingChoice findings = new FindingChoice();

        @Option(names = "--text", required = true, paramLabel = "T", description = "the note")
        String text = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            if (text.isBlank()) {
                throw new WrongUsage("A note says something: --text T.");
            }
            List<Finding> chosen = findings.in(context);
            if (chosen.size() != 1) {
                throw new WrongUsage(
                        chosen.size() + " findings fit; name the subject or a record of one.");
            }
            Finding finding = chosen.getFirst();
            context.service().findings().note(findings.target.folder, finding, text.strip());
            context.console()
                    .say(
                            "Noted with "
                                    + finding.rule()
                                    + " "
                                    + CellText.safe(finding.subject())
                                    + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit findings notes`.
    @Command(
            name = "notes",
            description = "List the notes on findings; --remove takes one back, custody keeps it.")
    static final class Listing implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Option(names = "--remove", paramLabel = "N", description = "the note's number")
        int remove;

        @Option(names = "--reason", paramLabel = "T", description = "why it is taken back")
        String reason = "";

        @Option(names = "--json", description = "as JSON")
        boolean json;

        Listing(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            List<FindingNotes.Note> notes;
            try (CaseReader reader = context.service().open(target.folder)) {
                notes = FindingNotes.of(reader.custody()).all();
            }
            if (remove != 0) {
                return remove(notes);
            }
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (FindingNotes.Note note : notes) {
                        lines.element(out -> {
                            out.writeStartObject();
                            out.writeNumberField("number", note.number());
                            out.writeStringField("rule", note.rule());
                            out.writeStringField("subject", note.subject());
                            out.writeStringField("record", note.first());
                            out.writeStringField("text", note.text());
                            out.writeStringField("author", note.author());
                            out.writeStringField("added", EventJson.instant(note.at()));
                            out.writeEndObject();
                        });
                    }
                }
                return ExitStatus.DONE;
            }
            TextTable table =
                    new TextTable(
                            context.console(),
                            Column.number("NOTE"),
                            Column.whole("RULE"),
                            Column.cut("SUBJECT", 24),
                            Column.whole("ADDED"),
                            Column.cut("BY", 10),
                            Column.cut("TEXT", 40));
            for (FindingNotes.Note note : notes) {
                table.row(
                        Integer.toString(note.number()),
                        note.rule(),
                        note.subject(),
                        EventColumns.time(note.at()),
                        note.author(),
                        note.text());
            }
            table.flush();
            return ExitStatus.DONE;
        }

        private int remove(List<FindingNotes.Note> notes) throws IOException {
            for (FindingNotes.Note note : notes) {
                if (note.number() == remove) {
                    context.service().findings().removeNote(target.folder, note, reason.strip());
                    context.console().say("Took back note " + remove + '.');
                    return ExitStatus.DONE;
                }
            }
            throw new WrongUsage("No note on a finding has the number " + remove + '.');
        }
    }
}
