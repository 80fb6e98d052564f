package org.exhibit.indexer.format.flow;

import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.line.ByteSearch;
import org.exhibit.indexer.format.line.Column;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The order of a flow log's fields. Immutable.
final class FlowLayout {
    /// More columns than this are no flow log; AWS documents about 70 fields.
    static final int MOST_COLUMNS = 256;

    static final int LONGEST_NAME = 64;

    private static final Set<FlowField> TELLING =
            EnumSet.of(
                    FlowField.INTERFACE_ID,
                    FlowField.START,
                    FlowField.END,
                    FlowField.SRCADDR,
                    FlowField.DSTADDR,
                    FlowField.SRCPORT,
                    FlowField.DSTPORT,
                    FlowField.PROTOCOL);

    /// The layout of logs that were given no format, and of all in CloudWatch by default.
    static final FlowLayout DEFAULT =
            of(
                    "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
                            + " packets bytes start end action log-status");

    private final String text;
    private final Column[] columns;
    private final @Nullable FlowField[] fields;
    private final Repeat repeat;

    private FlowLayout(List<String> names) {
        text = String.join(" ", names);
        columns = new Column[names.size()];
        fields = new @Nullable FlowField[names.size()];
        Set<FlowField> held = EnumSet.noneOf(FlowField.class);
        for (int i = 0; i < columns.length; i++) {
            FlowField field = FlowField.named(names.get(i)).orElse(null);
            fields[i] = field;
            boolean number = field != null && field.shape().number();
            columns[i] = Column.of(names.get(i), i, number, field == null || field.repeats());
            if (field != null) {
                held.add(field);
            }
        }
        repeat = held.containsAll(TELLING) ? new Repeat.ByContent() : new Repeat.Never();
    }

    /// Reads a list of names, plain or as `${name}`, parted by white space or commas.
    ///
    /// @throws IllegalArgumentException where it is none; the message says why
    static FlowLayout of(String format) {
        List<String> names = new ArrayList<>();
        for (String part : format.strip().split("[\\s,]+")) {
            boolean braced = part.startsWith("${") && part.endsWith("}");
            names.add(braced ? part.substring(2, part.length() - 1) : part);
        }
        Optional<String> fault = fault(names);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "not a flow log format such as '${version} ${srcaddr} ${dstaddr}': "
                            + fault.get());
        }
        return new FlowLayout(names);
    }

    /// Reads a header line: at least two names, most of them known, one of them of flow logs alone.
    static Optional<FlowLayout> ofHeader(byte[] bytes, int from, int to) {
        List<String> names = new ArrayList<>();
        int at = ByteSearch.startOfToken(bytes, from, to);
        while (at < to) {
            int end = ByteSearch.endOfToken(bytes, at, to);
            if (names.size() == MOST_COLUMNS || end - at > LONGEST_NAME || !isLower(bytes[at])) {
                return Optional.empty();
            }
            names.add(new String(bytes, at, end - at, StandardCharsets.ISO_8859_1));
            at = ByteSearch.startOfToken(bytes, end, to);
        }
        List<FlowField> known =
                names.stream().flatMap(name -> FlowField.named(name).stream()).toList();
        boolean header =
                names.size() > 1
                        && known.size() * 2 > names.size()
                        && known.stream().anyMatch(FlowField::distinctive)
                        && fault(names).isEmpty();
        return header ? Optional.of(new FlowLayout(names)) : Optional.empty();
    }

    private static Optional<String> fault(List<String> names) {
        if (names.size() > MOST_COLUMNS) {
            return Optional.of("it names more than " + MOST_COLUMNS + " fields");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty() || name.length() > LONGEST_NAME || !isName(name)) {
                return Optional.of("'" + name + "' is no field name");
            }
            if (!seen.add(name)) {
                return Optional.of("it names '" + name + "' twice");
            }
        }
        return Optional.empty();
    }

    private static boolean isName(String name) {
        return name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
                && isLower((byte) name.charAt(0));
    }

    private static boolean isLower(byte b) {
        return b >= 'a' && b <= 'z';
    }

    /// The names, joined by one space.
    String text() {
        return text;
    }

    int size() {
        return columns.length;
    }

    Column column(int index) {
        return columns[index];
    }

    /// The documented field of a column, or null.
    @Nullable FlowField field(int index) {
        return fields[index];
    }

    /// Equal lines are one record only if the layout tells one flow and window from another.
    Repeat repeat() {
        return repeat;
    }
}
