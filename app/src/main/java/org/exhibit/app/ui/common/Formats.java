package org.exhibit.app.ui.common;

import java.time.Duration;
import java.util.Locale;

/// Numbers as people read them: the same in every locale, so that a screen can be quoted.
public final class Formats {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

    private Formats() {}

    /// A count with its thousands apart: `4,830,520`.
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A count with its noun: `1 file`, `12 files`.
    public static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    /// Bytes in decimal units, three or four digits: `512 B`, `48.20 MB`, `168 MB`.
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return String.format(
                Locale.ROOT, value < 99.995 ? "%.2f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /// A part of a whole in whole percent, rounded down so that only the whole reads 100 %.
    public static String percent(double fraction) {
        return (int) Math.floor(Math.clamp(fraction, 0, 1) * 100) + " %";
    }

    /// A span of time to its two largest units: `41 s`, `4 min 05 s`, `9 h 23 min`, `4 d 20 h`.
    public static String duration(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d h %02d min", seconds / 3_600, seconds / 60 % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", seconds / 86_400, seconds / 3_600 % 24);
    }

    /// The first and last digits of a hash: `e41c09d2…7ab35f18`.
    public static String shortHash(String hex) {
        return hex.length() <= 20
                ? hex
                : hex.substring(0, 8) + '…' + hex.substring(hex.length() - 8);
    }

    /// A status of coverage as people read it: `not collected` for `NOT_COLLECTED`.
    public static String coverage(String status) {
        return status.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
