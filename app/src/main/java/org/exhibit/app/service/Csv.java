package org.exhibit.app.service;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as CSV: RFC 4180, UTF-8, CRLF. Text that a spreadsheet would run as a formula (beginning
/// with `=`, `+`, `-`, `@`, tab or carriage return) gets an apostrophe in front; numbers keep their
/// sign.
public final class Csv {
    private Csv() {}

    public static String row(List<String> values) {
        return values.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String cell(String value) {
        String safe = isFormula(value) ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isFormula(String value) {
        return !value.isEmpty()
                && "=+-@\t\r".indexOf(value.charAt(0)) >= 0
                && !value.matches("-[0-9]+");
    }
}
