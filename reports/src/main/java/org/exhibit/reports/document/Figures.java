package org.exhibit.reports.document;

import java.util.Locale;

/// Numbers as a pack prints them.
final class Figures {
    private Figures() {}

    /// With a comma every three digits.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A count with its noun, plural by adding `s`.
    static String counted(long number, String noun) {
        return count(number) + ' ' + noun + (number == 1 ? "" : "s");
    }
}
