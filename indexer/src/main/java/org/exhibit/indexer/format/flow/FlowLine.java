package org.exhibit.indexer.format.flow;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.line.ByteSearch;
import org.exhibit.indexer.format.line.Column;
import org.exhibit.indexer.format.line.Decimal;
import org.exhibit.indexer.format.line.FieldCache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Splits flow-log lines on white space and reads them by a layout. An instance is reused line by
/// line.
final class FlowLine {
    private final FieldCache cache;
    private final int[] starts = new int[FlowLayout.MOST_COLUMNS];
    private final int[] ends = new int[FlowLayout.MOST_COLUMNS];
    private byte[] bytes = new byte[0];
    private int count;

    FlowLine(FieldCache cache) {
        this.cache = cache;
    }

    /// Finds a line's columns.
    ///
    /// @return how many there are; those beyond `FlowLayout.MOST_COLUMNS` are only counted
    int split(byte[] buffer, int from, int to) {
        bytes = buffer;
        count = 0;
        int at = ByteSearch.startOfToken(buffer, from, to);
        while (at < to) {
            int end = ByteSearch.endOfToken(buffer, at, to);
            if (count < starts.length) {
                starts[count] = at;
                ends[count] = end;
            }
            count++;
            at = ByteSearch.startOfToken(buffer, end, to);
        }
        return count;
    }

    /// Whether the line split last could have been written in a layout: as many columns, each of
    /// its field's shape, and at least one that not every text would fit.
    boolean fits(FlowLayout layout) {
        if (count != layout.size()) {
            return false;
        }
        boolean telling = false;
        for (int i = 0; i < count; i++) {
            FlowField field = layout.field(i);
            if (field == null || field.shape() == Shape.TEXT) {
                continue;
            }
            if (!field.shape().fits(bytes, starts[i], ends[i])) {
                return false;
            }
            telling |= ends[i] - starts[i] > 1 || bytes[starts[i]] != '-';
        }
        return telling;
    }

    /// Whether the line split last begins `<version> <account> <interface>`, as the default layout
    /// does.
    boolean startsAsFlow() {
        return count > 3
                && Decimal.parse(bytes, starts[0], ends[0]) >= 0
                && ends[1] - starts[1] > 1
                && Shape.ACCOUNT.fits(bytes, starts[1], ends[1])
                && Shape.INTERFACE.fits(bytes, starts[2], ends[2]);
    }

    /// Reads the line split last, which has as many columns as the layout.
    ParsedRecord parsed(FlowLayout layout) {
        LogEvent.Builder event =
                LogEvent.builder(SourceKind.VPC_FLOW)
                        .set(EventField.CATEGORY, "Flow")
                        .set(EventField.SERVICE, "vpc")
                        .set(EventField.PRECISION, "window");
        RecordField[] fields = new RecordField[count];
        List<String> warnings = new ArrayList<>(0);
        long start = -1;
        long end = -1;
        RecordField endField = null;
        for (int i = 0; i < count; i++) {
            Column column = layout.column(i);
            long value = column.number() ? Decimal.parse(bytes, starts[i], ends[i]) : -1;
            RecordField field = column.field(cache, bytes, starts[i], ends[i], value);
            fields[i] = field;
            FlowField meaning = layout.field(i);
            if (meaning == null) {
                continue;
            }
            if (meaning == FlowField.START) {
                start = value;
            } else if (meaning == FlowField.END) {
                endField = field;
                end = value;
                continue;
            }
            take(event, meaning, field, value, warnings);
        }
        if (endField != null && end >= 0 && end < start) {
            warnings.add("the window ends before it starts; the event has no end");
        } else if (endField != null) {
            take(event, FlowField.END, endField, end, warnings);
        }
        for (String path : cache.takeDamaged()) {
            warnings.add("the " + path + " is no valid UTF-8; what is not is shown as U+FFFD");
        }
        return new ParsedRecord(
                event.build(),
                Collections.unmodifiableList(Arrays.asList(fields)),
                layout.repeat(),
                Delivery.LOG_FILE,
                warnings.isEmpty() ? List.of() : List.copyOf(warnings));
    }

    private static void take(
            LogEvent.Builder event,
            FlowField meaning,
            RecordField field,
            long value,
            List<String> warnings) {
        EventField target = meaning.target();
        if (field.kind() == RecordField.Kind.NULL) {
            if (target != null) {
                event.setNull(target);
            }
        } else if (!meaning.shape().number()) {
            if (target != null) {
                event.set(target, field.text());
            }
        } else if (!meaning.shape().holds(value)) {
            warnings.add(
                    "the "
                            + meaning.word()
                            + " '"
                            + shortened(field.text())
                            + "' is not what the field can hold");
        } else if (target != null) {
            event.set(target, meaning.shape() == Shape.SECONDS ? value * 1000 : value);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
