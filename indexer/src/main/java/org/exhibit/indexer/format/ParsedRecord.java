package org.exhibit.indexer.format;

import org.exhibit.indexer.event.LogEvent;

import java.util.List;

/// What a format makes of one record.
///
/// @param event the named fields
/// @param fields every field of the record under its source's own name, in the record's order
/// @param repeat how duplicates of it are recognised
/// @param delivery how it arrived
/// @param warnings one sentence for each value that is damaged and therefore absent from the event
public record ParsedRecord(
        LogEvent event,
        List<RecordField> fields,
        Repeat repeat,
        Delivery delivery,
        List<String> warnings) {}
