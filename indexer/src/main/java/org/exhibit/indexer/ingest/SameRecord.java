package org.exhibit.indexer.ingest;

import org.exhibit.indexer.casefile.ContentCheck;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.index.RecordIds;
import org.exhibit.indexer.index.StoredEvent;

import java.util.Arrays;
import java.util.HexFormat;

/// Checks that a record read again still has the content its id says. A duplicate is checked
/// against its place alone: its bytes may spell the same content otherwise. Thread-safe.
public final class SameRecord implements ContentCheck {
    /// A line can equal others of its file; its ordinal among them is tried up to this many.
    private static final long MOST_EQUAL = 100_000;

    @Override
    public boolean isSame(StoredEvent event, byte[] raw, ParsedRecord parsed) {
        if (event.duplicateOf() != null) {
            return parsed.event().equals(event.event());
        }
        RecordSpan span =
                new RecordSpan(
                        raw,
                        0,
                        raw.length,
                        event.origin().offset(),
                        event.origin().record(),
                        null,
                        null);
        byte[] expected = HexFormat.of().parseHex(event.id());
        ContentIds ids = new ContentIds();
        byte[] base = ids.base(span, parsed, event.layout());
        return switch (parsed.repeat()) {
            case Repeat.ByEventId known -> Arrays.equals(expected, ids.content(base, 0));
            case Repeat.ByContent equal -> occurs(ids, base, expected, event.origin().record());
            case Repeat.Never never -> Arrays.equals(expected, ids.alone(base, place(event)));
        };
    }

    private static byte[] place(StoredEvent event) {
        return RecordIds.place(
                event.origin().evidence(),
                MemberStep.path(event.origin().member()),
                event.origin().offset());
    }

    /// The n-th record can have at most n - 1 equal ones before it.
    private static boolean occurs(ContentIds ids, byte[] base, byte[] expected, long record) {
        long most = Math.min(record - 1, MOST_EQUAL);
        for (long occurrence = 0; occurrence <= most; occurrence++) {
            if (Arrays.equals(expected, ids.content(base, occurrence))) {
                return true;
            }
        }
        return false;
    }
}
