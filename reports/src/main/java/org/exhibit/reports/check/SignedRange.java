package org.exhibit.reports.check;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a PDF's one signature lies and what it covers, read from the bytes alone: everything but
/// the value of `/Contents`, which is lower-case hexadecimal and then zeros.
///
/// @param gap offset of the `<` before the value
/// @param resume offset after the `>` behind it
/// @param cms the value, with its padding of zero bytes
record SignedRange(int gap, int resume, byte[] cms) {
    private static final String NAME = "signature-range";
    private static final Pattern RANGE =
            Pattern.compile("/ByteRange \\[0 (\\d{1,10}) (\\d{1,10}) (\\d{1,10})\\] *\\n");
    private static final byte[] CONTENTS = "/Contents ".getBytes(StandardCharsets.US_ASCII);

    /// How far from the end the signature is looked for: a signature revision is small.
    private static final int TAIL = 1 << 20;

    static SignedRange of(byte[] file) throws BrokenPackException {
        int from = Math.max(0, file.length - TAIL);
        String tail = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
        int at = tail.lastIndexOf("/ByteRange");
        if (at < 0) {
            throw new BrokenPackException(NAME, "The file holds no signature.");
        }
        Matcher range = RANGE.matcher(tail).region(at, tail.length());
        if (!range.lookingAt()) {
            throw new BrokenPackException(NAME, "The signature does not say what it covers.");
        }
        long gap = Long.parseLong(range.group(1));
        long resume = Long.parseLong(range.group(2));
        long rest = Long.parseLong(range.group(3));
        if (resume + rest != file.length || gap + 2 >= resume || gap < CONTENTS.length) {
            throw new BrokenPackException(
                    NAME,
                    "The signature covers "
                            + (gap + rest)
                            + " bytes of "
                            + file.length
                            + ": something was added, or left out.");
        }
        int start = (int) gap;
        int end = (int) resume;
        if (file[start] != '<' || file[end - 1] != '>' || (end - start) % 2 != 0) {
            throw new BrokenPackException(
                    NAME, "The bytes that the signature leaves out are not its own value.");
        }
        for (int i = 0; i < CONTENTS.length; i++) {
            if (file[start - CONTENTS.length + i] != CONTENTS[i]) {
                throw new BrokenPackException(
                        NAME, "The bytes that the signature leaves out are not its own value.");
            }
        }
        return new SignedRange(start, end, value(file, start + 1, end - 1));
    }

    private static byte[] value(byte[] file, int from, int to) throws BrokenPackException {
        for (int i = from; i < to; i++) {
            byte c = file[i];
            if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
                throw new BrokenPackException(
                        "signature-encoding",
                        "The signature's value is not plain lower-case hexadecimal at byte "
                                + i
                                + ": it was edited.");
            }
        }
        String hex = new String(file, from, to - from, StandardCharsets.US_ASCII);
        return HexFormat.of().parseHex(hex);
    }
}
