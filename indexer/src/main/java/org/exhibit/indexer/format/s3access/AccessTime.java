package org.exhibit.indexer.format.s3access;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/// Reads `dd/Mon/yyyy:HH:mm:ss +hhmm`, with English month names in every locale. Remembers the last
/// day, as a file mostly has one or two. One stream, one thread.
final class AccessTime {
    /// What `parse` gives for a text that is no time.
    static final long NONE = Long.MIN_VALUE;

    private static final int LENGTH = "dd/Mon/yyyy:HH:mm:ss +hhmm".length();
    private static final int DAY_LENGTH = "dd/Mon/yyyy".length();
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private byte[] day = new byte[0];
    private long dayStart;

    /// @return milliseconds since the epoch, or `NONE`
    long parse(byte[] text, int from, int to) {
        if (to - from != LENGTH || !shaped(text, from)) {
            return NONE;
        }
        if (!Arrays.equals(day, 0, day.length, text, from, from + DAY_LENGTH)) {
            long start = startOfDay(text, from);
            if (start == NONE) {
                return NONE;
            }
            day = Arrays.copyOfRange(text, from, from + DAY_LENGTH);
            dayStart = start;
        }
        int hour = two(text, from + 12);
        int minute = two(text, from + 15);
        int second = two(text, from + 18);
        int zoneHour = two(text, from + 22);
        int zoneMinute = two(text, from + 24);
        if (hour > 23 || minute > 59 || second > 59 || zoneHour > 18 || zoneMinute > 59) {
            return NONE;
        }
        long zone = (zoneHour * 60L + zoneMinute) * 60;
        long local = dayStart + hour * 3600L + minute * 60L + second;
        return (text[from + 21] == '-' ? local + zone : local - zone) * 1000;
    }

    private static long startOfDay(byte[] text, int from) {
        int month = month(text, from + 3);
        if (month < 0) {
            return NONE;
        }
        int year = two(text, from + 7) * 100 + two(text, from + 9);
        try {
            return LocalDate.of(year, month, two(text, from))
                    .atStartOfDay()
                    .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    private static int month(byte[] text, int from) {
        for (int month = 0; month < 12; month++) {
            int at = month * 3;
            if (text[from] == MONTHS.charAt(at)
                    && text[from + 1] == MONTHS.charAt(at + 1)
                    && text[from + 2] == MONTHS.charAt(at + 2)) {
                return month + 1;
            }
        }
        return -1;
    }

    private static boolean shaped(byte[] text, int from) {
        return digits(text, from, 2)
                && text[from + 2] == '/'
                && text[from + 6] == '/'
                && digits(text, from + 7, 4)
                && text[from + 11] == ':'
                && digits(text, from + 12, 2)
                && text[from + 14] == ':'
                && digits(text, from + 15, 2)
                && text[from + 17] == ':'
                && digits(text, from + 18, 2)
                && text[from + 20] == ' '
                && (text[from + 21] == '+' || text[from + 21] == '-')
                && digits(text, from + 22, 4);
    }

    private static boolean digits(byte[] text, int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int two(byte[] text, int at) {
        return (text[at] - '0') * 10 + (text[at + 1] - '0');
    }
}
