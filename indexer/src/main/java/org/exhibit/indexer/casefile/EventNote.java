package org.exhibit.indexer.casefile;

import java.time.Instant;

/// What an examiner wrote down about an event.
///
/// @param number 1-based, never given again after removal
/// @param event content id
public record EventNote(int number, String event, String text, String author, Instant added)
        implements Mark {}
