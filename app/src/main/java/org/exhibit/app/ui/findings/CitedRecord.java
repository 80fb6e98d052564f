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
/// @param action as the log names it; empty where it names none
/// @param data whether it is a data event of CloudTrail
/// @param ip empty where the record names no address
/// @param says what the record itself says, in one line
record CitedRecord(
        String id,
        @Nullable Instant time,
        @Nullable SourceKind source,
        String action,
        boolean data,
        String ip,
        String says,
        String citation) {

    static CitedRecord of(StoredEvent event) {
        LogEvent said = event.event();
        return new CitedRecord(
                event.id(),
                said.time(),
                said.source(),
                text(said, EventField.ACTION),
                text(said, EventField.CATEGORY).equalsIgnoreCase("data"),
                text(said, EventField.IP),
                says(said),
                event.citation().toString());
    }

    /// A record whose evidence was left out since the rules ran.
    static CitedRecord missing(String id) {
        return new CitedRecord(id, null, null, "", false, "", "not in the index; run again", id);
    }

    private static String text(LogEvent event, EventField field) {
        String text = event.text(field);
        return text == null ? "" : text;
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
                        .map(name -> " by " + shortened(name))
                        .orElse("");
        String where = event.text(EventField.IP);
        return what + who + (where == null ? "" : " from " + where);
    }

    /// Role and session of an ARN; the record itself has the whole.
    private static String shortened(String name) {
        return name.startsWith("arn:") && name.indexOf('/') > 0
                ? name.substring(name.indexOf('/') + 1)
                : name;
    }
}
