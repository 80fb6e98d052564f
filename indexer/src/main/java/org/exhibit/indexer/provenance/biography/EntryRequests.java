package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.Deed;
import org.exhibit.indexer.provenance.Outcome;
import org.exhibit.indexer.provenance.TimelineEntry;
import org.exhibit.indexer.provenance.taken.TakenRequest;
import org.exhibit.indexer.provenance.taken.Taker;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests as judging what was taken needs them, where versions are not replayed: then a size is
/// known only where the same request's records tell it.
final class EntryRequests {
    private static final Pattern ARN = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*");

    private EntryRequests() {}

    static Optional<TakenRequest> of(TimelineEntry entry) {
        boolean object = entry.object().matches("(?s)s3://[^/]+/.+");
        TakenRequest.Kind kind =
                entry.deed() == Deed.READ
                        ? isQuery(entry) ? TakenRequest.Kind.QUERY : TakenRequest.Kind.CONTENT
                        : TakenRequest.Kind.ATTRIBUTES;
        boolean asks = entry.deed() == Deed.READ || entry.deed() == Deed.INSPECTED;
        if (!object || !asks) {
            return Optional.empty();
        }
        Matcher arn = ARN.matcher(entry.actor());
        String account = first(entry, EventField.ACTOR_ACCOUNT);
        return Optional.of(
                new TakenRequest(
                        entry.object(),
                        entry.version(),
                        new Taker(
                                entry.actor(),
                                account.isEmpty() && arn.matches() ? arn.group(1) : account,
                                entry.ip(),
                                first(entry, EventField.USER_AGENT),
                                false),
                        kind,
                        entry.outcome() == Outcome.SUCCESS,
                        entry.bytes(),
                        size(entry),
                        entry.time(),
                        "",
                        entry.records()));
    }

    private static boolean isQuery(TimelineEntry entry) {
        return first(entry, EventField.ACTION).matches("SelectObjectContent|REST\\.POST\\.SELECT");
    }

    private static @org.jspecify.annotations.Nullable Long size(TimelineEntry entry) {
        for (StoredEvent record : entry.records()) {
            if (record.event().source() == SourceKind.S3_ACCESS
                    && record.event().has(EventField.OBJECT_SIZE)) {
                return record.event().number(EventField.OBJECT_SIZE).getAsLong();
            }
        }
        return null;
    }

    private static String first(TimelineEntry entry, EventField field) {
        for (StoredEvent record : entry.records()) {
            String text = record.event().text(field);
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
