package org.exhibit.indexer.format.json;

import java.util.Optional;
import java.util.OptionalLong;

/// A decimal number by its value: `89`, `89.0` and `8.9E1` are equal. Works on the text, so that a
/// number of a million digits costs no more than reading it.
///
/// @param negative never for zero
/// @param digits without leading or trailing zeros; empty for zero
/// @param exponent power of ten the digits are multiplied by; 0 for zero
public record JsonDecimal(boolean negative, String digits, long exponent) {
    // Ten times it and more still fit a long.
    private static final int EXPONENT_DIGITS = 17;
    private static final int LONG_DIGITS = 18;

    /// Reads a number as JSON writes it.
    ///
    /// @return empty where the text is no such number, or its exponent is beyond any reason
    public static Optional<JsonDecimal> of(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int mantissaEnd = at;
        int point = -1;
        while (mantissaEnd < text.length() && !isExponentSign(text.charAt(mantissaEnd))) {
            char c = text.charAt(mantissaEnd);
            if (c == '.' && point < 0) {
                point = mantissaEnd;
            } else if (c < '0' || c > '9') {
                return Optional.empty();
            }
            mantissaEnd++;
        }
        String whole = text.substring(at, point < 0 ? mantissaEnd : point);
        String fraction = point < 0 ? "" : text.substring(point + 1, mantissaEnd);
        if (whole.isEmpty() || (point >= 0 && fraction.isEmpty())) {
            return Optional.empty();
        }
        OptionalLong power =
                mantissaEnd == text.length()
                        ? OptionalLong.of(0)
                        : power(text.substring(mantissaEnd + 1));
        if (power.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                normal(at == 1, whole + fraction, power.getAsLong() - fraction.length()));
    }

    private static boolean isExponentSign(char c) {
        return c == 'e' || c == 'E';
    }

    private static OptionalLong power(String text) {
        String digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty()
                || digits.length() > EXPONENT_DIGITS
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(digits);
        return OptionalLong.of(text.startsWith("-") ? -value : value);
    }

    private static JsonDecimal normal(boolean negative, String digits, long exponent) {
        int from = 0;
        int to = digits.length();
        while (from < to && digits.charAt(from) == '0') {
            from++;
        }
        while (to > from && digits.charAt(to - 1) == '0') {
            to--;
        }
        return from == to
                ? new JsonDecimal(false, "", 0)
                : new JsonDecimal(
                        negative, digits.substring(from, to), exponent + digits.length() - to);
    }

    /// The value as a 64-bit integer; empty where it has a fraction or more than 18 digits.
    public OptionalLong toLong() {
        if (digits.isEmpty()) {
            return OptionalLong.of(0);
        }
        if (exponent < 0 || exponent > LONG_DIGITS || digits.length() + exponent > LONG_DIGITS) {
            return OptionalLong.empty();
        }
        long value = Long.parseLong(digits + "0".repeat((int) exponent));
        return OptionalLong.of(negative ? -value : value);
    }

    /// One spelling for every number of the same value.
    @Override
    public String toString() {
        return digits.isEmpty() ? "0" : (negative ? "-" : "") + digits + 'E' + exponent;
    }
}
