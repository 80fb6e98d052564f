package org.exhibit.reports.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.Deflater;

/// What is drawn on one page, as PDFBox writes it: one operator a line, and no line feed inside a
/// string.
///
/// Every mark of an artifact names its properties by a resource of the page. Those around nothing
/// are left out; furniture of the page says so in place; the others, backgrounds and borders, are
/// artifacts without properties.
final class PageContent {
    private static final byte[] ARTIFACT = ascii("/Artifact /");
    private static final byte[] BEGIN = ascii(" BDC");
    private static final byte[] END = ascii("EMC");
    private static final byte[] PLAIN = ascii("/Artifact BMC\n");
    private static final byte[] FURNITURE = ascii("/Artifact <</Type /Pagination>> BDC\n");

    private final byte[] raw;
    private final Set<String> furniture;

    /// @param furniture names of the properties that mark headers and footers
    PageContent(byte[] raw, Set<String> furniture) {
        this.raw = raw;
        this.furniture = furniture;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] compressed() {
        byte[] plain = shortened();
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4 + 64);
            byte[] buffer = new byte[1 << 14];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    byte[] shortened() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        int from = 0;
        while (from < raw.length) {
            int to = lineEnd(from);
            if (!begins(from, to)) {
                out.write(raw, from, to - from);
                from = to;
            } else if (isEnd(to, lineEnd(to))) {
                from = lineEnd(to);
            } else {
                out.writeBytes(furniture.contains(name(from, to)) ? FURNITURE : PLAIN);
                from = to;
            }
        }
        return out.toByteArray();
    }

    /// The first place after a line.
    private int lineEnd(int from) {
        int at = from;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        return Math.min(raw.length, at + 1);
    }

    private boolean begins(int from, int to) {
        int end = to - 1 - BEGIN.length;
        return end > from + ARTIFACT.length
                && Arrays.equals(raw, from, from + ARTIFACT.length, ARTIFACT, 0, ARTIFACT.length)
                && Arrays.equals(raw, end, end + BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    private String name(int from, int to) {
        int start = from + ARTIFACT.length;
        return new String(raw, start, to - 1 - BEGIN.length - start, StandardCharsets.US_ASCII);
    }

    private boolean isEnd(int from, int to) {
        return to - from == END.length + 1
                && Arrays.equals(raw, from, from + END.length, END, 0, END.length);
    }
}
