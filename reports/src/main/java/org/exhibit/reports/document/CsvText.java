package org.exhibit.reports.document;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A table as CSV (RFC 4180, UTF-8, CRLF). A value that a spreadsheet would read as a formula gets
/// an apostrophe in front.
final class CsvText {
    private final StringBuilder out = new StringBuilder();

    CsvText(String... head) {
        row(Arrays.asList(head));
    }

    CsvText row(List<String> values) {
        out.append(values.stream().map(CsvText::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    static String cell(String value) {
        String safe = value;
        if (!value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0) {
            safe = "'" + value;
        }
        boolean quote = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
