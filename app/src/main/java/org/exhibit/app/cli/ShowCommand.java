package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.RecordContent;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `exhibit show`: one record, and which others belong to it.
@Command(
        name = "show",
        description = "Show one record: its fields, where it lies, what belongs to it.")
final class ShowCommand implements Task {
    private static final int MOST_RELATED = 200;

    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1",
            paramLabel = "EVENT",
            description = "an id, a citation (E-02/h8WdK3mQ#41) or an exhibit (EX-0007)")
    String event = "";

    @ArgGroup Form form = new Form();

    /// In which form to print it.
    static final class Form {
        @Option(names = "--raw", description = "exactly the record's bytes and nothing else")
        boolean raw;

        @Option(names = "--json", description = "the event's JSON with fields and raw")
        boolean json;
    }

    @Mixin ZipPass zip = new ZipPass();

    ShowCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, QueryException {
        zip.unlock(context);
        try (CaseReader reader = context.service().open(target.folder)) {
            StoredEvent found = EventLookup.find(reader, event);
            if (form.raw) {
                context.console().out().write(reader.raw(found.origin()));
                return ExitStatus.DONE;
            }
            Related related = related(reader, found);
            if (form.json) {
                printJson(reader, found, related);
            } else {
                new RecordPage(context.console(), reader).print(found, related);
            }
            return ExitStatus.DONE;
        }
    }

    /// @param request other records of the same request
    /// @param duplicates records that repeat this one; of a duplicate: the event it repeats and
    ///   that event's other duplicates
    record Related(List<StoredEvent> request, List<StoredEvent> duplicates) {}

    private static Related related(CaseReader reader, StoredEvent event)
            throws IOException, QueryException {
        List<StoredEvent> request = new ArrayList<>();
        String id = event.event().text(EventField.REQUEST_ID);
        if (id != null) {
            Query same = new Query.Equal(new Query.Target.Named(EventField.REQUEST_ID), id);
            try (Rows rows = reader.events().rows(Search.of(same))) {
                request.addAll(rows.page(0, MOST_RELATED));
            }
        }
        request.removeIf(other -> other.id().equals(event.id()));
        List<StoredEvent> duplicates = new ArrayList<>();
        String original = event.duplicateOf();
        if (original != null) {
            reader.events().find(original).ifPresent(duplicates::add);
            request.removeIf(other -> other.id().equals(original));
        }
        duplicates.addAll(reader.events().duplicatesOf(original == null ? event.id() : original));
        duplicates.removeIf(other -> other.id().equals(event.id()));
        return new Related(List.copyOf(request), List.copyOf(duplicates));
    }

    private void printJson(CaseReader reader, StoredEvent event, Related related)
            throws IOException {
        RecordContent content =
                new RecordContent(
                        reader.raw(event.origin()), reader.reparse(event).fields(), true, true);
        String own = EventJson.line(event, content);
        String more =
                Json.text(out -> {
                    out.writeStartObject();
                    writeList(out, "related", related.request());
                    writeList(out, "duplicates", related.duplicates());
                    if (event.event().source() == SourceKind.CLOUDTRAIL) {
                        IntegrityJson.write(out, verdict(reader, event));
                    }
                    writeMarks(out, reader, NamedEvents.contentId(event));
                    out.writeEndObject();
                });
        context.console().line(own.substring(0, own.length() - 1) + ',' + more.substring(1));
    }

    static RecordVerdicts.Judged verdict(CaseReader reader, StoredEvent event) throws IOException {
        return RecordVerdicts.of(new CaseFolder(reader.folder())).of(event.origin());
    }

    private static void writeMarks(
            com.fasterxml.jackson.core.JsonGenerator out, CaseReader reader, String event)
            throws IOException {
        out.writeArrayFieldStart("tags");
        for (EventTag tag : reader.tags()) {
            if (tag.event().equals(event)) {
                out.writeString(tag.tag());
            }
        }
        out.writeEndArray();
        out.writeArrayFieldStart("notes");
        for (EventNote note : reader.notes()) {
            if (note.event().equals(event)) {
                out.writeStartObject();
                out.writeNumberField("number", note.number());
                out.writeStringField("text", note.text());
                out.writeStringField("author", note.author());
                out.writeStringField("added", EventJson.instant(note.added()));
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static void writeList(
            com.fasterxml.jackson.core.JsonGenerator out, String name, List<StoredEvent> events)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (StoredEvent event : events) {
            EventJson.write(out, event, null);
        }
        out.writeEndArray();
    }
}
