package org.exhibit.app.ui.events;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.reports.document.CutCommands;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The event that is selected: its fields at once, and what must be read again from the original
/// soon after.
public final class DetailViewModel {
    private static final int MOST_RELATED = 20;

    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<@Nullable StoredEvent> event =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable EventDetail> detail =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private @Nullable CancelToken running;

    DetailViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The selected event; null where none is.
    public ReadOnlyObjectProperty<@Nullable StoredEvent> event() {
        return event.getReadOnlyProperty();
    }

    /// What was read again for it; null while that is under way.
    ReadOnlyObjectProperty<@Nullable EventDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Why the original could not be read again.
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    public void show(@Nullable StoredEvent selected) {
        if (running != null) {
            running.cancel();
        }
        event.set(selected);
        detail.set(null);
        failure.set(null);
        OpenCase openCase = workspace.openCase().get();
        if (selected == null || openCase == null) {
            return;
        }
        running =
                workspace
                        .background()
                        .job(cancel -> {
                            EventDetail read = openCase.ask(reader -> read(reader, selected));
                            cancel.check();
                            return read;
                        })
                        .onSuccess(read -> {
                            if (event.get() == read.stored()) {
                                detail.set(read);
                            }
                        })
                        .onFailure(e -> {
                            if (event.get() == selected) {
                                failure.set(
                                        Failure.of(
                                                "The record "
                                                        + selected.citation()
                                                        + " could not be read again from its"
                                                        + " original.",
                                                "The event stays in the index; the original was not"
                                                        + " changed.",
                                                e));
                            }
                        });
    }

    /// Makes the commands that cut the selected record from its original without this program.
    public void commands(Consumer<List<String>> made) {
        OpenCase openCase = workspace.openCase().get();
        StoredEvent selected = event.get();
        EventDetail read = detail.get();
        if (openCase == null || selected == null || read == null) {
            return;
        }
        workspace
                .background()
                .job(cancel -> openCase.ask(reader -> commands(reader, selected)))
                .onSuccess(made)
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The commands could not be made.",
                                        "Nothing was changed.",
                                        e)));
    }

    private static List<String> commands(CaseReader reader, StoredEvent selected)
            throws IOException {
        Origin origin = selected.origin();
        Digest held =
                origin.member().isEmpty() ? origin.evidence() : origin.member().getLast().content();
        boolean compressed;
        try (Stream<FileRow> files = reader.events().files()) {
            compressed =
                    files.filter(file -> file.evidence().equals(origin.evidence()))
                            .filter(file -> file.member().equals(origin.member()))
                            .map(FileRow::content)
                            .anyMatch(content -> content != null && !content.equals(held));
        }
        return new CutCommands(origin, compressed, Digest.of(reader.raw(origin))).lines();
    }

    /// Tries the selected event again.
    public void again() {
        show(event.get());
    }

    static EventDetail read(CaseReader reader, StoredEvent selected)
            throws IOException, QueryException {
        RawText raw = RawText.of(reader.raw(selected.origin()));
        List<EventDetail.NamedValue> fields = new ArrayList<>();
        List<String> warnings = List.of();
        String proven = null;
        try {
            ParsedRecord record = reader.reparse(selected);
            for (RecordField field : record.fields()) {
                fields.add(new EventDetail.NamedValue(field.path(), shown(field)));
            }
            warnings = record.warnings();
        } catch (IOException e) {
            // The bytes are there, so they are shown; what they no longer prove is said beside
            // them.
            proven = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        String repeats = selected.duplicateOf();
        String content = repeats == null ? selected.id() : repeats;
        return new EventDetail(
                selected,
                raw,
                fields,
                warnings,
                proven,
                related(reader, selected),
                reader.events().duplicatesOf(selected.id()),
                reader.exhibits().stream().filter(mark -> mark.event().equals(content)).toList(),
                reader.tags().stream()
                        .filter(tag -> tag.event().equals(content))
                        .map(EventTag::tag)
                        .toList(),
                reader.notes().stream().filter(note -> note.event().equals(content)).toList());
    }

    private static String shown(RecordField field) {
        return switch (field.kind()) {
            case TEXT, NUMBER, BOOLEAN -> field.text();
            case NULL -> "null";
            case EMPTY -> "(empty)";
        };
    }

    private static List<StoredEvent> related(CaseReader reader, StoredEvent selected)
            throws IOException, QueryException {
        String request = selected.event().text(EventField.REQUEST_ID);
        if (request == null) {
            return List.of();
        }
        Query same = new Query.Equal(new Query.Target.Named(EventField.REQUEST_ID), request);
        try (Rows rows = reader.events().rows(Search.of(same))) {
            return rows.page(0, MOST_RELATED + 1).stream()
                    .filter(other -> !other.id().equals(selected.id()))
                    .limit(MOST_RELATED)
                    .toList();
        }
    }
}
