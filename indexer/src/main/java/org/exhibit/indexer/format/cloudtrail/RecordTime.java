package org.exhibit.indexer.format.cloudtrail;

import org.jspecify.annotations.Nullable;

/// An instant as CloudTrail writes it: ISO 8601 with date, time and zone, extended
/// (`2026-01-02T03:04:05Z`) or basic (`20260102T030405Z`), with or without fractions of a second.
///
/// @param millis milliseconds since 1970-01-01T00:00Z; finer fractions are cut off
/// @param fraction whether the text has fractions
record RecordTime(long millis, boolean fraction) {
    private static final int[] MONTH_DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /// @return null where the text is no such instant
    static @Nullable RecordTime parse(String text) {
        boolean extended = text.length() > 4 && text.charAt(4) == '-';
        int step = extended ? 1 : 0;
        int month = 4 + step;
        int day = month + 2 + step;
        int t = day + 2;
        int minute = t + 3 + step;
        int second = minute + 2 + step;
        int rest = second + 2;
        if (rest >= text.length() || text.charAt(t) != 'T') {
            return null;
        }
        if (extended
                && (text.charAt(7) != '-' || text.charAt(13) != ':' || text.charAt(16) != ':')) {
            return null;
        }
        int y = number(text, 0, 4);
        int mo = number(text, month, 2);
        int d = number(text, day, 2);
        int h = number(text, t + 1, 2);
        int mi = number(text, minute, 2);
        int s = number(text, second, 2);
        if (y < 0 || mo < 1 || mo > 12 || d < 1 || d > daysOf(y, mo)) {
            return null;
        }
        if (h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 59) {
            return null;
        }
        long millis = (((epochDay(y, mo, d) * 24 + h) * 60 + mi) * 60 + s) * 1000;
        return withRest(text, rest, millis);
    }

    private static @Nullable RecordTime withRest(String text, int at, long millis) {
        int p = at;
        int fraction = 0;
        if (text.charAt(p) == '.') {
            p++;
            int unit = 100;
            while (p < text.length() && text.charAt(p) >= '0' && text.charAt(p) <= '9') {
                fraction += (text.charAt(p) - '0') * unit;
                unit /= 10;
                p++;
            }
            if (p == at + 1) {
                return null;
            }
        }
        Integer offset = offsetMinutes(text, p);
        return offset == null ? null : new RecordTime(millis + fraction - offset * 60_000L, p > at);
    }

    private static @Nullable Integer offsetMinutes(String text, int at) {
        String zone = text.substring(at);
        if (zone.equals("Z")) {
            return 0;
        }
        boolean colon = zone.length() == 6 && zone.charAt(3) == ':';
        if (zone.isEmpty()
                || (zone.charAt(0) != '+' && zone.charAt(0) != '-')
                || !(colon || zone.length() == 5)) {
            return null;
        }
        int hours = number(zone, 1, 2);
        int minutes = number(zone, colon ? 4 : 3, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return null;
        }
        int offset = hours * 60 + minutes;
        return zone.charAt(0) == '-' ? -offset : offset;
    }

    /// @return -1 where the characters are not all digits
    private static int number(String text, int at, int length) {
        int value = 0;
        for (int i = at; i < at + length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : MONTH_DAYS[month - 1];
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar.
    private static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
