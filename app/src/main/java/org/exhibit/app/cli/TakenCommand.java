package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.provenance.biography.Life;
import org.exhibit.indexer.provenance.taken.Taking;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/// `exhibit taken`.
@Command(
        name = "taken",
        description = "Show how much of an object was sent to whom, as far as the records tell.")
final class TakenCommand implements Task {
    private final ProgramContext context;

    @Mixin TimelineQuestion question = new TimelineQuestion();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    TakenCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        try (CaseReader reader = context.service().open(question.target.folder)) {
            Life life = question.ask(reader, context);
            if (json) {
                try (Json.Lines lines = new Json.Lines(context.console())) {
                    for (Taking taking : life.takings()) {
                        lines.element(out -> TakenTable.write(out, taking));
                    }
                }
            } else {
                TakenTable.print(life, context.console());
            }
            context.console().flush();
            question.tell(life, reader, context.console());
        }
        return ExitStatus.DONE;
    }
}
