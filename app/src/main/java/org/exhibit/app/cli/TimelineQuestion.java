package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.biography.Life;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;

/// What `timeline` and `taken` are asked, and how they answer that nothing was found.
final class TimelineQuestion {
    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            description =
                    "s3://bucket/key, s3://bucket/prefix*, s3://bucket, arn:…, key:ASIA…,"
                            + " session:NAME or ip:ADDRESS")
    String selector = "";

    @Mixin SpanOptions span = new SpanOptions();

    TimeRange range() {
        return span.range();
    }

    Life ask(CaseReader reader, ProgramContext context) throws IOException, QueryException {
        try (ProgressLine progress = new ProgressLine(context.console())) {
            return context.service()
                    .life(
                            reader,
                            SubjectCommands.Selectors.parse(selector),
                            range(),
                            progress.board(),
                            context.cancel());
        }
    }

    void tell(Life life, CaseReader reader, Console console) throws IOException {
        if (life.deeds().isEmpty()) {
            console.say(
                    "No record names "
                            + CellText.safe(life.selector().text())
                            + ". Searched: "
                            + Searched.text(reader.events().totals(), range()));
            life.absence().forEach(sentence -> console.say(CellText.safe(sentence)));
        } else {
            console.say(
                    Searched.number(life.lines().size(), "line")
                            + " from "
                            + Searched.number(life.records(), "record")
                            + ". What was not logged cannot be shown.");
        }
        life.notes().forEach(note -> console.say(CellText.safe(note)));
        String unsearched = Searched.unsearched(reader);
        if (!unsearched.isEmpty()) {
            console.say(unsearched);
        }
    }
}
