package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.index.EventJson;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// Events as JSON lines that Timesketch imports: `message`, `datetime` and `timestamp_desc`, which
/// it demands, then the event's fields under flat names. It cannot place an event without a time,
/// so those are left out and counted.
final class TimesketchEvents implements EventPrinter {
    private final Console console;
    private long untimed;

    TimesketchEvents(Console console) {
        this.console = console;
    }

    @Override
    public void page(CaseReader reader, List<StoredEvent> events) throws IOException {
        for (StoredEvent event : events) {
            Instant time = event.event().time();
            if (time == null) {
                untimed++;
            } else {
                console.line(line(event, time));
            }
        }
    }

    private static String line(StoredEvent stored, Instant time) throws IOException {
        LogEvent event = stored.event();
        return Json.text(out -> {
            out.writeStartObject();
            out.writeStringField("message", message(event));
            out.writeStringField("datetime", EventJson.instant(time));
            out.writeStringField("timestamp_desc", describe(event));
            out.writeStringField("exhibit_id", stored.id());
            out.writeStringField("citation", stored.citation().toString());
            for (EventField field : EventField.values()) {
                String text = event.text(field);
                boolean own = field.type() != EventField.Type.TIME && text != null;
                if (own && text != null) {
                    out.writeStringField(field.jsonName().replace('.', '_'), text);
                }
            }
            out.writeEndObject();
        });
    }

    private static String describe(LogEvent event) {
        return switch (event.source()) {
            case CLOUDTRAIL -> "Request completed";
            case S3_ACCESS -> "Request received";
            case VPC_FLOW -> "Flow window start";
        };
    }

    private static String message(LogEvent event) {
        return String.join(
                        " ",
                        event.source().label() + ':',
                        EventColumns.text(event, EventField.ACTION),
                        EventColumns.object(event),
                        "by",
                        EventColumns.actor(event),
                        "from",
                        EventColumns.text(event, EventField.IP),
                        EventColumns.status(event))
                .replaceAll(" +", " ")
                .strip();
    }

    @Override
    public void end() {
        if (untimed > 0) {
            console.say(untimed + " untimed events were left out: Timesketch needs a time.");
        }
    }
}
