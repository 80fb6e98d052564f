package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.Mark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/// Lists all that examiners wrote of one kind.
@Command(name = "list")
final class MarkListCommand<T extends Mark> implements Task {
    private final ProgramContext context;
    private final MarkListing.Form<T> form;

    @Mixin MarkListing listing = new MarkListing();

    private MarkListCommand(ProgramContext context, MarkListing.Form<T> form) {
        this.context = context;
        this.form = form;
    }

    static <T extends Mark> CommandLine of(
            ProgramContext context, String description, MarkListing.Form<T> form) {
        CommandLine line = new CommandLine(new MarkListCommand<>(context, form));
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() throws IOException {
        return listing.print(context, form);
    }
}
