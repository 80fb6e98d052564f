package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.json.JsonHead;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether one outermost JSON value holds CloudTrail records, as far as its head tells.
///
/// @param cloudTrail whether it does
/// @param foreign what it is otherwise, where it is recognised; else null
record HeadVerdict(boolean cloudTrail, @Nullable String foreign) {
    private static final HeadVerdict YES = new HeadVerdict(true, null);
    private static final HeadVerdict SILENT = new HeadVerdict(false, null);
    private static final Set<String> NAMES =
            Set.of(
                    "eventVersion",
                    "userIdentity",
                    "eventTime",
                    "eventSource",
                    "eventName",
                    "awsRegion",
                    "sourceIPAddress",
                    "eventID",
                    "eventType",
                    "eventCategory",
                    "recipientAccountId",
                    "insightDetails",
                    "timeWindow");
    private static final Set<String> COLUMNS =
            NAMES.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());

    /// Where the first record may stand, by the wrappers that are read.
    private static final List<String> PLACES =
            List.of("", "[].", "Records[].", "Events[].", "logEvents[].", "events[].");

    private static final Pattern VERSION = Pattern.compile("1\\.\\d\\d");
    private static final Pattern DETAIL_TYPE = Pattern.compile("AWS .* via CloudTrail");
    private static final int QUOTED = 60;

    static boolean isColumn(String lowerCase) {
        return COLUMNS.contains(lowerCase);
    }

    static HeadVerdict of(JsonHead head) {
        String notification = notification(head);
        if (notification != null) {
            return new HeadVerdict(false, notification);
        }
        if (head.has("awslogs.data") || head.has("Records[].kinesis")) {
            return YES;
        }
        if (isEmptyList(head, "Records") || isEmptyList(head, "Events")) {
            return YES;
        }
        String foreign = null;
        for (String place : PLACES) {
            HeadVerdict verdict = at(head, place);
            if (verdict.cloudTrail()) {
                return verdict;
            }
            foreign = foreign == null ? verdict.foreign() : foreign;
        }
        return foreign == null ? SILENT : new HeadVerdict(false, foreign);
    }

    private static boolean isEmptyList(JsonHead head, String name) {
        String element = name + "[]";
        return "".equals(head.text(element)) && !head.hasPrefix(element + '.');
    }

    private static @Nullable String notification(JsonHead head) {
        String source = head.text("Records[].eventSource");
        if (source == null) {
            source = head.text("Records[].EventSource");
        }
        if (source != null && source.startsWith("aws:") && !source.equals("aws:kinesis")) {
            return source.equals("aws:s3")
                    ? "an S3 event notification (aws:s3), not CloudTrail"
                    : "events of " + source + " as a Lambda function receives them, not CloudTrail";
        }
        if ("Notification".equals(head.text("Type")) && head.has("Message")) {
            return "an SNS notification, whose message is not opened";
        }
        return "s3:TestEvent".equals(head.text("Event"))
                ? "an S3 test event notification, not CloudTrail"
                : null;
    }

    private static HeadVerdict at(JsonHead head, String place) {
        if (isRecord(head, place)
                || head.has(place + "CloudTrailEvent")
                || isLookedUp(head, place)) {
            return YES;
        }
        if (head.has(place + "detail-type") && head.has(place + "detail")) {
            return eventBridge(head, place);
        }
        String message = head.text(place + "message");
        if (message != null) {
            return cloudWatch(head, place, message);
        }
        return SILENT;
    }

    private static boolean isRecord(JsonHead head, String place) {
        long names = NAMES.stream().filter(name -> head.has(place + name)).count();
        if (names >= 2 || (names == 1 && place.startsWith("Records"))) {
            return true;
        }
        String version = head.text(place + "eventVersion");
        return version != null && VERSION.matcher(version).matches();
    }

    private static boolean isLookedUp(JsonHead head, String place) {
        return head.has(place + "EventId") && head.has(place + "EventName");
    }

    private static HeadVerdict eventBridge(JsonHead head, String place) {
        String type = String.valueOf(head.text(place + "detail-type"));
        boolean cut = !head.hasPrefix(place + "detail.");
        if (isRecord(head, place + "detail.") || (cut && DETAIL_TYPE.matcher(type).matches())) {
            return YES;
        }
        return new HeadVerdict(
                false, "an EventBridge event \"" + shortened(type) + "\", not a CloudTrail record");
    }

    private static HeadVerdict cloudWatch(JsonHead head, String place, String message) {
        JsonHead inner = JsonHead.of(message.getBytes(StandardCharsets.UTF_8), 0);
        if (isRecord(inner, "") || isRecord(head, place + "message.")) {
            return YES;
        }
        return head.has("messageType")
                ? new HeadVerdict(
                        false,
                        "CloudWatch Logs subscription data whose first message is no CloudTrail"
                                + " record")
                : SILENT;
    }

    private static String shortened(String text) {
        return text.length() > QUOTED ? text.substring(0, QUOTED) + '…' : text;
    }
}
