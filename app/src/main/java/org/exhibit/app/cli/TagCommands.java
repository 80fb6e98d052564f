package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.index.QueryException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;

/// `exhibit tag …`: words that examiners put on events, for `tag:` in queries.
final class TagCommands {
    private TagCommands() {}

    private static void require(String word) {
        if (!EventTag.isTag(word)) {
            throw new WrongUsage(
                    "\""
                            + word
                            + "\" cannot be a tag: letters, digits and . _ - between them, at most"
                            + " 64.");
        }
    }

    /// `exhibit tag add`.
    @Command(name = "add", description = "Put a tag on events.")
    static final class Add implements Task {
        private final ProgramContext context;

        @Mixin NamedEvents named = new NamedEvents();

        @Option(names = "--tag", required = true, paramLabel = "T", description = "a word")
        String tag = "";

        Add(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            require(tag);
            List<String> ids = ids(named, context);
            int added = context.service().addTag(named.target.folder, tag, ids);
            context.console().say("Tagged " + Searched.number(added, "event") + " " + tag + '.');
            return ExitStatus.DONE;
        }
    }

    /// `exhibit tag remove`.
    @Command(
            name = "remove",
            description = "Take a tag from events; custody keeps that it was one.")
    static final class Remove implements Task {
        private final ProgramContext context;

        @Mixin NamedEvents named = new NamedEvents();

        @Option(names = "--tag", required = true, paramLabel = "T", description = "the word")
        String tag = "";

        Remove(ProgramContext context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException, QueryException {
            require(tag);
            List<String> ids = ids(named, context);
            int removed = context.service().removeTag(named.target.folder, tag, ids);
            context.console()
                    .say("Took " + tag + " from " + Searched.number(removed, "event") + '.');
            return ExitStatus.DONE;
        }
    }

    private static List<String> ids(NamedEvents named, ProgramContext context)
            throws IOException, QueryException {
        return named.find(context).stream().map(NamedEvents::contentId).toList();
    }

    /// `exhibit tag list`.
    static CommandLine listing(ProgramContext context) {
        return MarkListCommand.of(context, "List the tags and the events they are on.", new Form());
    }

    private static final class Form implements MarkListing.Form<EventTag> {
        @Override
        public List<EventTag> marks(CaseReader reader) {
            return reader.tags();
        }

        @Override
        public void write(JsonGenerator out, EventTag tag, CaseReader reader) throws IOException {
            out.writeStringField("tag", tag.tag());
            out.writeStringField("event", tag.event());
            MarkListing.writeCitation(out, reader, tag.event());
        }

        @Override
        public Column[] columns() {
            return new Column[] {
                Column.whole("TAG"),
                Column.whole("EVENT"),
                Column.whole("CITATION"),
                Column.whole("ADDED"),
                Column.cut("BY", 10)
            };
        }

        @Override
        public String[] row(EventTag tag, CaseReader reader) throws IOException {
            return new String[] {
                tag.tag(),
                tag.event(),
                MarkListing.citation(reader, tag.event()),
                EventColumns.time(tag.added()),
                tag.author()
            };
        }
    }
}
