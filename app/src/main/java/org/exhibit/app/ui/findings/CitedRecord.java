package org.exhibit.app.ui.findings;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A record that a finding rests on.
///
/// @param id content id
/// @param source null where the index does not hold the record any more
/// @param says what the record itself says, in one line
record CitedRecord(
        String id,
        @Nullable Instant time,
        @Nullable SourceKind source,
        String says,
        String citation) {

    static CitedRecord of(StoredEvent event) {
        return new CitedRecord(
                event.id(),
                event.event().time(),
                event.event().source(),
                says(event.event()),
                event.citation().toString());
    }

    /// A record whose evidence was left out since the rules ran.
    static CitedRecord missing(String id) {
        return new CitedRecord(id, null, null, "not in the index; run again", id);
    }

    private static String says(LogEvent event) {
        String what =
                Stream.of(EventField.ACTION, EventField.OBJECT, EventField.ERROR)
                        .map(event::text)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
        String who =
                Stream.of(EventField.ACTOR_ARN, EventField.ACTOR_NAME)
                        .map(event::text)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(name -> " by " + name)
                        .orElse("");
        String where = event.text(EventField.IP);
        return what + who + (where == null ? "" : " from " + where);
    }
}
