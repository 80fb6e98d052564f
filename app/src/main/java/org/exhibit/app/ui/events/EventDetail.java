package org.exhibit.app.ui.events;

import org.exhibit.indexer.casefile.EventNote;
import org.exhibit.indexer.casefile.EventTag;
import org.exhibit.indexer.casefile.MarkedExhibit;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Everything shown of one event.
///
/// @param raw the record cut again from its original
/// @param fields every field under its source's own name, in the record's order
/// @param warnings what is damaged in the record, in sentences
/// @param proven null where the record was read again and still gives the event's content id, else
///   why not
/// @param related other events with the same request id, by time
/// @param duplicates records that repeat this event
/// @param marks the exhibits made of this record
/// @param tags in their order
/// @param notes by number
record EventDetail(
        StoredEvent stored,
        RawText raw,
        List<NamedValue> fields,
        List<String> warnings,
        @Nullable String proven,
        List<StoredEvent> related,
        List<StoredEvent> duplicates,
        List<MarkedExhibit> marks,
        List<String> tags,
        List<EventNote> notes) {

    record NamedValue(String name, String value) {}

    boolean bookmarked() {
        return tags.contains(EventTag.BOOKMARK);
    }

    EventDetail {
        fields = List.copyOf(fields);
        warnings = List.copyOf(warnings);
        related = List.copyOf(related);
        duplicates = List.copyOf(duplicates);
        marks = List.copyOf(marks);
        tags = List.copyOf(tags);
        notes = List.copyOf(notes);
    }
}
