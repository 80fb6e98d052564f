package org.exhibit.indexer.provenance;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/// Reads one entry off the records of one request. Where they differ, the entry says so.
final class EntryText {
    private final List<StoredEvent> records;
    private final List<String> notes = new ArrayList<>();

    private EntryText(List<StoredEvent> records) {
        this.records = records;
    }

    /// @param records of one request, CloudTrail first
    static TimelineEntry of(List<StoredEvent> records, KeyMatch match) {
        return new EntryText(records).read(match);
    }

    private TimelineEntry read(KeyMatch match) {
        noteActions();
        noteForm(match);
        noteRole(match);
        noteTimes();
        // The line of an access log names each object of a request; the call may name none.
        LogEvent last = records.getLast().event();
        noteCopySource(last);
        Deed deed = Deeds.of(last);
        Outcome outcome = outcome();
        return new TimelineEntry(
                earliest(),
                last.instant(EventField.END),
                deed,
                object(),
                first(EventField.VERSION),
                actor(),
                first(EventField.IP),
                outcome == Outcome.SUCCESS ? bytes(deed) : null,
                outcome,
                records,
                notes);
    }

    private void noteActions() {
        Set<String> names = new LinkedHashSet<>();
        for (StoredEvent record : records) {
            String action = record.event().text(EventField.ACTION);
            if (action != null) {
                names.add(action);
            }
        }
        if (!names.isEmpty()) {
            notes.add(String.join(" + ", names));
        }
    }

    private void noteForm(KeyMatch match) {
        for (StoredEvent record : records) {
            KeyForm form = match.form(record);
            if (form != null && match.formMatters(form)) {
                notes.add(form.sentence());
            }
        }
    }

    /// A record may name the object asked for in another place than as what it acted on.
    private void noteRole(KeyMatch match) {
        if (match.bucket() == null || records.stream().anyMatch(match::actsOn)) {
            return;
        }
        switch (Deeds.of(records.getFirst().event())) {
            case COPIED -> notes.add("the object asked for is the source of this copy");
            case KEY_USED -> notes.add("the encryption context names the object asked for");
            case READ,
                    WRITTEN,
                    DELETED,
                    RESTORED,
                    LISTED,
                    INSPECTED,
                    PERMISSION_CHANGED,
                    SETTING_CHANGED,
                    CREDENTIALS_ISSUED,
                    CONNECTED,
                    CONNECTION_REFUSED,
                    CALLED -> {}
        }
    }

    private void noteCopySource(LogEvent last) {
        String action = last.text(EventField.ACTION);
        String object = last.text(EventField.OBJECT);
        if (action != null && action.endsWith("_GET") && object != null) {
            notes.add("copied from " + object);
        }
    }

    private void noteTimes() {
        Set<String> times = new LinkedHashSet<>();
        Set<Instant> instants = new LinkedHashSet<>();
        for (StoredEvent record : records) {
            Instant time = record.event().time();
            if (time != null) {
                instants.add(time);
                times.add(record.event().source().label() + ' ' + time);
            }
        }
        if (instants.size() > 1) {
            notes.add("times: " + String.join(", ", times));
        }
    }

    private @Nullable Instant earliest() {
        return records.stream()
                .map(record -> record.event().time())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// What the records disagree on is success only where all of them say so.
    private Outcome outcome() {
        Outcome worst = Outcome.SUCCESS;
        Set<Outcome> seen = new LinkedHashSet<>();
        for (StoredEvent record : records) {
            Outcome outcome = Outcome.of(record.event());
            seen.add(outcome);
            if (worst == Outcome.SUCCESS) {
                worst = outcome;
            }
        }
        if (seen.size() > 1) {
            List<String> said = new ArrayList<>();
            for (StoredEvent record : records) {
                said.add(record.event().source().label() + ' ' + Outcome.of(record.event()).word());
            }
            notes.add("records disagree: " + String.join(", ", said));
        }
        return worst;
    }

    /// The object of the access-log line in the form CloudTrail gives it, where both name one.
    private String object() {
        for (StoredEvent record : records) {
            if (record.event().has(EventField.KEY)) {
                return text(record, EventField.OBJECT);
            }
        }
        return first(EventField.OBJECT);
    }

    private String actor() {
        for (StoredEvent record : records) {
            String arn = record.event().text(EventField.ACTOR_ARN);
            if (arn != null) {
                return arn;
            }
        }
        String name = first(EventField.ACTOR_NAME);
        if (name.isEmpty()) {
            String type = first(EventField.ACTOR_TYPE);
            return type.isEmpty() && records.stream().allMatch(EntryText::isAnonymous)
                    ? "anonymous"
                    : type;
        }
        return name;
    }

    /// The access log writes `-` for the requester of an unsigned request, and for most columns of
    /// a copy's source.
    private static boolean isAnonymous(StoredEvent record) {
        LogEvent event = record.event();
        String action = event.text(EventField.ACTION);
        return event.source() == SourceKind.S3_ACCESS
                && event.isNull(EventField.ACTOR_NAME)
                && action != null
                && action.matches("(REST|WEBSITE)\\..*(?<!_GET)");
    }

    private @Nullable Long bytes(Deed deed) {
        OptionalLong first = OptionalLong.empty();
        for (StoredEvent record : records) {
            OptionalLong moved = moved(record.event(), deed);
            if (first.isEmpty()) {
                first = moved;
            } else if (moved.isPresent() && !moved.equals(first)) {
                notes.add(
                        "bytes differ: "
                                + record.event().source().label()
                                + " says "
                                + moved.getAsLong());
            }
        }
        return first.isPresent() ? first.getAsLong() : null;
    }

    private static OptionalLong moved(LogEvent event, Deed deed) {
        return switch (deed) {
            case READ, CONNECTED -> event.number(EventField.BYTES_OUT);
            case WRITTEN ->
                    event.source() == SourceKind.S3_ACCESS
                            ? event.number(EventField.OBJECT_SIZE)
                            : event.number(EventField.BYTES_IN);
            case COPIED,
                    DELETED,
                    RESTORED,
                    LISTED,
                    INSPECTED,
                    PERMISSION_CHANGED,
                    SETTING_CHANGED,
                    KEY_USED,
                    CREDENTIALS_ISSUED,
                    CONNECTION_REFUSED,
                    CALLED ->
                    OptionalLong.empty();
        };
    }

    private String first(EventField field) {
        for (StoredEvent record : records) {
            String text = record.event().text(field);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private static String text(StoredEvent record, EventField field) {
        String text = record.event().text(field);
        return text == null ? "" : text;
    }
}
