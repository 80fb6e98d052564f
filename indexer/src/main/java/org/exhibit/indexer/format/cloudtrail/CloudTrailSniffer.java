package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.json.JsonHead;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks at the head of one stream: content first, name second, and where they disagree it says so.
final class CloudTrailSniffer {
    /// Outermost values looked at: one archive of EventBridge events mixes many kinds.
    private static final int MOST_VALUES = 50;

    private static final int CSV_NAMES = 3;
    private static final Pattern LOG_NAME =
            Pattern.compile(
                    "(^|.*/)\\d{12}_CloudTrail(-[A-Za-z]+)?_[a-z0-9-]+_\\d{8}T\\d{4}Z_?"
                            + "[A-Za-z0-9]{16}\\.json(\\.gz)?");

    private final LogFormat format;
    private final byte[] head;
    private final String name;

    CloudTrailSniffer(LogFormat format, byte[] head, String name) {
        this.format = format;
        this.head = head;
        this.name = name;
    }

    Optional<Recognition> recognise() {
        JsonHead first = JsonHead.of(head, 0);
        if (first.shape() == JsonHead.Shape.OTHER) {
            return Optional.ofNullable(noJson());
        }
        String reference = ReferenceFiles.kind(first, name);
        if (reference != null) {
            return Optional.of(new Recognition.Reference(reference));
        }
        Recognition unknown = null;
        JsonHead value = first;
        for (int i = 0; i < MOST_VALUES; i++) {
            HeadVerdict verdict = HeadVerdict.of(value);
            if (verdict.cloudTrail()) {
                return Optional.of(new Recognition.Log(format));
            }
            String foreign = verdict.foreign();
            if (unknown == null && foreign != null) {
                unknown = new Recognition.Unknown(foreign);
            }
            if (value.after() < 0) {
                break;
            }
            value = JsonHead.of(head, value.after());
        }
        if (unknown == null && ReferenceFiles.isMetadata(first)) {
            return Optional.of(new Recognition.Reference("s3-object-metadata"));
        }
        return Optional.ofNullable(unknown == null ? byName(first) : unknown);
    }

    /// What only the name says, where the JSON says nothing against it.
    private @Nullable Recognition byName(JsonHead first) {
        if (!LOG_NAME.matcher(name).matches()) {
            return null;
        }
        return first.silent()
                ? new Recognition.Log(format)
                : new Recognition.Unknown(
                        "named like a CloudTrail log, but its JSON is of another kind");
    }

    private @Nullable Recognition noJson() {
        if (head.length == 0) {
            return null;
        }
        if (isUtf16()) {
            return new Recognition.Unknown("text in UTF-16, which no AWS service writes");
        }
        if (LOG_NAME.matcher(name).matches() || ReferenceFiles.namedDigest(name)) {
            return new Recognition.Unknown(
                    "named like a CloudTrail file, but it does not begin as JSON");
        }
        return csv();
    }

    private boolean isUtf16() {
        return head.length >= 4
                && ((head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)
                        || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF));
    }

    /// A table of CloudTrail events: a Lake query's result or somebody's export.
    private @Nullable Recognition csv() {
        int end = 0;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        String line =
                new String(head, 0, end, StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[ _\"\uFEFF\r]", "");
        String[] columns = line.split(",", -1);
        long known = Stream.of(columns).filter(HeadVerdict::isColumn).count();
        if (columns.length < CSV_NAMES || known < CSV_NAMES) {
            return null;
        }
        return new Recognition.Unknown(
                name.contains("CloudTrail-Lake/")
                        ? "a CloudTrail Lake query result (CSV)"
                        : "a CSV export of CloudTrail events, not the log itself");
    }
}
