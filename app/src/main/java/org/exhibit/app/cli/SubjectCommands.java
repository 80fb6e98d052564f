package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.provenance.Selector;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;

/// `exhibit subject …`: what is under investigation.
final class SubjectCommands {
    private SubjectCommands() {}

    /// `exhibit subject add`.
    @Command(name = "add", description = "Put an object, a prefix or a bucket under investigation.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(
                index = "1",
                paramLabel = "SELECTOR",
                description = "s3://bucket/key, s3://bucket/prefix* or an ARN")
        String selector = "";

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "phi, synthetic or both")
        String kind = "";

        @Option(names = "--reason", paramLabel = "T", description = "why it is a subject")
        String reason = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            String written = selector(selector);
            context.service().addSubject(target.folder, kind(kind), written, reason);
            context.console().say("Added the subject " + CellText.safe(written) + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit subject remove`.
    @Command(name = "remove", description = "Take a subject out; custody keeps that it was one.")
    static final class Remove implements Task {
        private final ProgramContext context;

        @Mixin CaseArgument target = new CaseArgument();

        @Parameters(index = "1", paramLabel = "SELECTOR", description = "as it was added")
        String selector = "";

        @Option(names = "--reason", paramLabel = "T", description = "why")
        String reason = "";

        Remove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            String written = selector(selector);
            context.service().removeSubject(target.folder, written, reason);
            context.console().say("Removed the subject " + CellText.safe(written) + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit subject list`.
    static CommandLine listing(ProgramContext context) {
        return MarkListCommand.of(context, "List the subjects.", new Form());
    }

    private static final class Form implements MarkListing.Form<Subject> {
        @Override
        public List<Subject> marks(CaseReader reader) {
            return reader.subjects();
        }

        @Override
        public void write(JsonGenerator out, Subject subject, CaseReader reader)
                throws IOException {
            out.writeStringField("kind", subject.kind().word());
            out.writeStringField("selector", subject.selector());
            out.writeStringField("reason", subject.reason());
        }

        @Override
        public Column[] columns() {
            return new Column[] {
                Column.whole("KIND"),
                Column.whole("SELECTOR"),
                Column.whole("ADDED"),
                Column.cut("BY", 10),
                Column.cut("REASON", 20)
            };
        }

        @Override
        public String[] row(Subject subject, CaseReader reader) {
            return new String[] {
                subject.kind().word(),
                subject.selector(),
                EventColumns.time(subject.added()),
                subject.author(),
                subject.reason()
            };
        }
    }

    static Subject.Kind kind(String word) {
        for (Subject.Kind kind : Subject.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new WrongUsage("--kind is phi, synthetic or both, not " + word + '.');
    }

    /// The one way a selector is written, so that a subject is found again.
    private static String selector(String text) {
        return Selectors.parse(text).text();
    }

    /// Reads a selector from the command line.
    static final class Selectors {
        private Selectors() {}

        static Selector parse(String text) {
            try {
                return Selector.parse(text);
            } catch (IllegalArgumentException e) {
                throw new WrongUsage(e.getMessage() + '.');
            }
        }
    }
}
