package org.exhibit.indexer.casefile;

import java.time.Instant;

/// What an examiner put on a case: who did and when.
public sealed interface Mark permits EventNote, EventTag, MarkedExhibit, Subject {
    String author();

    Instant added();
}
