package org.exhibit.reports.figure;

import java.util.Locale;

/// Colours mixed with white: PDF/A viewers agree on these more than on transparency.
final class Tint {
    private Tint() {}

    /// @param colour `#rrggbb`
    /// @param share of the colour, 0 to 1
    static String of(String colour, double share) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        int red = mixed(rgb >> 16 & 0xff, share);
        int green = mixed(rgb >> 8 & 0xff, share);
        int blue = mixed(rgb & 0xff, share);
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    private static int mixed(int part, double share) {
        return (int) Math.round(255 - (255 - part) * share);
    }
}
