package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/// Decides by its key alone whether an object is in scope and, where it is not, up to which key
/// none of the following can be, so that they need not be listed.
final class Narrowing {
    /// Sorts behind every character of a delivered key.
    private static final char LAST = '~';

    private final S3Scope scope;

    Narrowing(S3Scope scope) {
        this.scope = scope;
    }

    /// What to do about a key.
    sealed interface Verdict {
        record Wanted() implements Verdict {}

        /// @param after a key; between the judged one and this one nothing is wanted
        /// @param what is left out there, for people
        record Unwanted(String after, String what) implements Verdict {}
    }

    private static final Verdict WANTED = new Verdict.Wanted();

    Verdict of(String key) {
        KeyParts parts = KeyParts.of(key);
        KeyParts.@Nullable Folder account = parts.account();
        if (account != null && !scope.wantsAccount(account.value())) {
            return new Verdict.Unwanted(account.path() + LAST, account.path() + ": other account");
        }
        KeyParts.@Nullable Folder region = parts.region();
        if (region != null && !scope.wantsRegion(region.value())) {
            return new Verdict.Unwanted(region.path() + LAST, region.path() + ": other region");
        }
        KeyParts.@Nullable Day day = parts.day();
        return day == null || scope.wants(day.date()) ? WANTED : outside(day);
    }

    private Verdict outside(KeyParts.Day day) {
        @Nullable LocalDate from = scope.from();
        boolean early = from != null && day.date().isBefore(from);
        String what = day.base() + ": days " + (early ? "before " + from : "after " + scope.last());
        if (day.padded()) {
            return new Verdict.Unwanted(
                    early && from != null ? day.base() + written(day, from) : behindAll(day), what);
        }
        return new Verdict.Unwanted(day.base() + unordered(day, early) + LAST, what);
    }

    /// Behind every year under the base.
    private static String behindAll(KeyParts.Day day) {
        return day.base() + day.text().year().replaceFirst("\\d.*", "9") + LAST;
    }

    /// A day as the other keys under the same base write theirs.
    private static String written(KeyParts.Day day, LocalDate date) {
        String template = day.text().year() + day.text().month() + day.text().day();
        String digits =
                String.format(
                        Locale.ROOT,
                        "%04d%02d%02d",
                        date.getYear(),
                        date.getMonthValue(),
                        date.getDayOfMonth());
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (char c : template.toCharArray()) {
            text.append(Character.isDigit(c) ? digits.charAt(next++) : c);
        }
        return text.toString();
    }

    /// Where days stand in no order of time: the year, month or day that is outside as a whole.
    private String unordered(KeyParts.Day day, boolean early) {
        LocalDate date = day.date();
        @Nullable LocalDate limit = early ? scope.from() : scope.last();
        if (limit == null || date.getYear() != limit.getYear()) {
            return day.text().year();
        }
        String month = day.text().year() + day.text().month();
        return date.getMonthValue() == limit.getMonthValue() ? month + day.text().day() : month;
    }
}
