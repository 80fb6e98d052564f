package org.exhibit.reports.document;

import org.exhibit.reports.facts.RawRecord;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A record's bytes in lines of the page's width: as text where they are text, else in hexadecimal.
///
/// @param left how much is not printed, in `unit`s
record RecordPrint(List<String> lines, int left, String unit) {
    private static final int WIDTH = 108;
    private static final int MOST_LINES = 30;
    private static final int BYTES_A_LINE = 32;

    static RecordPrint of(RawRecord raw) {
        String text = raw.text();
        return text == null ? hexadecimal(raw.bytes()) : text(text);
    }

    private static RecordPrint text(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length() && lines.size() < MOST_LINES) {
            int to = Math.min(text.length(), from + WIDTH);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            lines.add(text.substring(from, to));
            from = to;
        }
        return new RecordPrint(lines, text.length() - from, "character");
    }

    private static RecordPrint hexadecimal(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < bytes.length && lines.size() < MOST_LINES) {
            int to = Math.min(bytes.length, from + BYTES_A_LINE);
            lines.add(HexFormat.ofDelimiter(" ").formatHex(bytes, from, to));
            from = to;
        }
        return new RecordPrint(lines, bytes.length - from, "byte");
    }
}
