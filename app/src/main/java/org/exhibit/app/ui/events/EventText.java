package org.exhibit.app.ui.events;

import org.exhibit.app.ui.common.Formats;
import org.exhibit.app.ui.common.TimeDisplay;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.index.StoredEvent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/// One event in the words of the table; a field that the record does not have is a dash.
final class EventText {
    static final String ABSENT = "–";

    /// All fields but those in a detail's heading: what was touched, by whom, from where, the rest.
    static final List<EventField> READING_ORDER = readingOrder();

    private EventText() {}

    private static List<EventField> readingOrder() {
        Set<EventField> order = new LinkedHashSet<>();
        order.addAll(
                List.of(
                        EventField.OBJECT,
                        EventField.VERSION,
                        EventField.ACTOR_NAME,
                        EventField.ACTOR_ARN,
                        EventField.ACTOR_SESSION,
                        EventField.ACTOR_ACCESS_KEY,
                        EventField.IP,
                        EventField.DST_IP,
                        EventField.DST_PORT,
                        EventField.USER_AGENT,
                        EventField.STATUS,
                        EventField.ERROR,
                        EventField.BYTES_OUT,
                        EventField.BYTES_IN,
                        EventField.OBJECT_SIZE));
        order.addAll(List.of(EventField.values()));
        order.removeAll(
                List.of(
                        EventField.TIME,
                        EventField.SOURCE,
                        EventField.CATEGORY,
                        EventField.ACTION));
        return List.copyOf(order);
    }

    static String action(LogEvent event) {
        return orAbsent(event, EventField.ACTION);
    }

    /// What kind of record it is: `CloudTrail data event`, `S3 access record`.
    static String kind(LogEvent event) {
        String category = event.text(EventField.CATEGORY);
        return switch (event.source()) {
            case CLOUDTRAIL ->
                    category == null
                            ? "CloudTrail event"
                            : "CloudTrail " + category.toLowerCase(Locale.ROOT) + " event";
            case S3_ACCESS -> "S3 access record";
            case VPC_FLOW -> "VPC Flow record";
        };
    }

    /// Who asked: the identity's name, else its ARN, else its kind.
    static String requester(LogEvent event) {
        for (EventField field :
                new EventField[] {
                    EventField.ACTOR_NAME, EventField.ACTOR_ARN, EventField.ACTOR_TYPE
                }) {
            String text = event.text(field);
            if (text != null) {
                return text;
            }
        }
        return ABSENT;
    }

    static String ip(LogEvent event) {
        return orAbsent(event, EventField.IP);
    }

    /// The HTTP status; where the source has none, the error's code.
    static String status(LogEvent event) {
        String status = event.text(EventField.STATUS);
        return status != null ? status : orAbsent(event, EventField.ERROR);
    }

    /// Bytes sent; where none are told, bytes received.
    static String bytes(LogEvent event) {
        OptionalLong out = event.number(EventField.BYTES_OUT);
        OptionalLong bytes = out.isPresent() ? out : event.number(EventField.BYTES_IN);
        return bytes.isPresent() ? Formats.bytes(bytes.getAsLong()) : ABSENT;
    }

    /// What was acted on; of a flow, where it went.
    static String object(LogEvent event) {
        String object = event.text(EventField.OBJECT);
        if (object != null) {
            return object;
        }
        String target = event.text(EventField.DST_IP);
        if (target == null) {
            return orAbsent(event, EventField.BUCKET);
        }
        String port = event.text(EventField.DST_PORT);
        return port == null ? target : target + " port " + port;
    }

    /// The event in one line with its citation, for a clipboard.
    static String line(StoredEvent stored, TimeDisplay times) {
        LogEvent event = stored.event();
        return String.join(
                "  ",
                times.exact(event.time()),
                event.source().label(),
                action(event),
                requester(event),
                ip(event),
                status(event),
                bytes(event),
                object(event),
                stored.citation().toString());
    }

    private static String orAbsent(LogEvent event, EventField field) {
        String text = event.text(field);
        return text == null ? ABSENT : text;
    }

    /// The name of a field for people; the dictionary's own where there is no shorter word.
    static String label(EventField field) {
        return switch (field) {
            case OBJECT -> "Object";
            case VERSION -> "Version";
            case ACTOR_NAME -> "Requester";
            case ACTOR_ARN -> "Identity";
            case ACTOR_TYPE -> "Identity type";
            case ACTOR_ACCOUNT -> "Its account";
            case ACTOR_SESSION -> "Session";
            case ACTOR_ACCESS_KEY -> "Access key";
            case ACTOR_ISSUER -> "Issued by";
            case IP -> "Remote IP";
            case DST_IP -> "Destination IP";
            case SRC_PORT -> "Source port";
            case DST_PORT -> "Destination port";
            case USER_AGENT -> "User agent";
            case STATUS -> "Status";
            case ERROR -> "Error";
            case BYTES_IN -> "Bytes in";
            case BYTES_OUT -> "Bytes out";
            case OBJECT_SIZE -> "Object size";
            case ACCOUNT -> "Account";
            case REGION -> "Region";
            case SERVICE -> "Service";
            case REQUEST_ID -> "Request ID";
            case EVENT_ID -> "Event ID";
            case HOST_ID -> "Host ID";
            case BUCKET -> "Bucket";
            case KEY -> "Key";
            case PROTOCOL -> "Protocol";
            case PACKETS -> "Packets";
            case INTERFACE -> "Interface";
            case FLOW_STATUS -> "Flow status";
            case PRECISION -> "Precision";
            case CATEGORY -> "Category";
            case TIME -> "Time";
            case END -> "End";
            case SOURCE -> "Source";
            case ACTION -> "Event";
        };
    }
}
