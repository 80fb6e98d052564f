package org.exhibit.indexer.provenance.table;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// A record with every field, as read again from its original.
public record CaseRecord(StoredEvent stored, RecordFields fields) {

    public LogEvent event() {
        return stored.event();
    }

    public String id() {
        return stored.id();
    }

    public @Nullable Instant time() {
        return stored.event().time();
    }

    public String text(EventField field) {
        String text = stored.event().text(field);
        return text == null ? "" : text;
    }

    public Evidence evidence(List<String> paths) {
        return new Evidence.OfRecord(stored, paths);
    }

    /// Whether what was asked for was done: no error, and none in the answer where AWS puts it
    /// there.
    public boolean succeeded() {
        return succeeded(stored.event())
                && !"false".equalsIgnoreCase(fields.first("re._return"))
                && fields.texts("re.unsuccessful.error.code").isEmpty()
                && fields.texts("re.unsuccessful.resourceId").isEmpty();
    }

    /// The same by the named fields alone, which is all that records of S3 and access logs have.
    public static boolean succeeded(LogEvent event) {
        String error = event.text(EventField.ERROR);
        OptionalLong status = event.number(EventField.STATUS);
        boolean fine = error == null || error.isEmpty() || error.equals("Success");
        if (event.source() == SourceKind.S3_ACCESS) {
            return status.isPresent() && status.getAsLong() >= 200 && status.getAsLong() < 300;
        }
        return fine;
    }
}
