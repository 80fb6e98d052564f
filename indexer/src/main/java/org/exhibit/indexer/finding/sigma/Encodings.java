package org.exhibit.indexer.finding.sigma;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What the modifiers `base64` and `base64offset` make of a rule's text, and the encodings of
/// characters that may stand before them. In a record a text stands in another encoding only inside
/// base64, as in a script handed to an instance, so they mean nothing by themselves.
final class Encodings {
    private static final Map<String, Charset> CHARACTERS =
            Map.of(
                    "wide", StandardCharsets.UTF_16LE,
                    "utf16le", StandardCharsets.UTF_16LE,
                    "utf16be", StandardCharsets.UTF_16BE,
                    "utf16", StandardCharsets.UTF_16LE);
    private static final byte[] ORDER_MARK = {(byte) 0xFF, (byte) 0xFE};

    /// As many texts as one value may stand for.
    private static final int MOST = 1_000;

    private final List<String> written;

    /// @param written a field's modifiers in their order
    /// @throws SigmaException naming one that stands where it means nothing
    Encodings(List<String> written, int line) throws SigmaException {
        this.written = List.copyOf(written);
        if (written.contains("base64") && written.contains("base64offset")) {
            throw new SigmaException(line, "modifiers exclude each other: [base64, base64offset]");
        }
        List<String> named = written.stream().filter(CHARACTERS::containsKey).toList();
        if (named.size() > 1) {
            throw new SigmaException(line, "modifiers exclude each other: " + named);
        }
        int base = written.indexOf(name());
        for (int i = 0; i < written.size(); i++) {
            boolean encodes = CHARACTERS.containsKey(written.get(i));
            if (encodes && (base < 0 || i > base)) {
                throw new SigmaException(
                        line,
                        "the modifier '"
                                + written.get(i)
                                + "' is supported before base64 or base64offset only");
            }
        }
        int dash = written.indexOf("windash");
        int first = named.isEmpty() ? base : written.indexOf(named.getFirst());
        if (dash >= 0 && first >= 0 && dash > first) {
            throw new SigmaException(
                    line, "the modifier 'windash' is supported before encodings only");
        }
    }

    private String name() {
        return written.contains("base64offset") ? "base64offset" : "base64";
    }

    boolean areAny() {
        return written.contains(name());
    }

    /// The texts to look for; more than one for `base64offset` and for dashes.
    List<TextForm> of(TextForm form, int line) throws SigmaException {
        if (form.hasWildcards()) {
            throw new SigmaException(line, "a text with wildcards has no base64");
        }
        List<TextForm> coded = new ArrayList<>();
        for (String text : form.spellings(MOST, line)) {
            byte[] bytes = bytes(text);
            if (name().equals("base64")) {
                coded.add(TextForm.literal(Base64.getEncoder().encodeToString(bytes)));
            } else {
                for (int offset = 0; offset < 3; offset++) {
                    coded.add(TextForm.literal(shifted(bytes, offset)));
                }
            }
        }
        return coded;
    }

    private byte[] bytes(String text) {
        for (String each : written) {
            Charset charset = CHARACTERS.get(each);
            if (charset != null) {
                byte[] bytes = text.getBytes(charset);
                return each.equals("utf16") ? joined(ORDER_MARK, bytes) : bytes;
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] before, byte[] after) {
        byte[] all = Arrays.copyOf(before, before.length + after.length);
        System.arraycopy(after, 0, all, before.length, after.length);
        return all;
    }

    /// The base64 of bytes that begin at an offset into a group of three, less the characters that
    /// their neighbours would change.
    private static String shifted(byte[] bytes, int offset) {
        String coded = Base64.getEncoder().encodeToString(joined(new byte[offset], bytes));
        int from = offset == 0 ? 0 : offset + 1;
        int less =
                switch ((bytes.length + offset) % 3) {
                    case 0 -> 0;
                    case 1 -> 3;
                    default -> 2;
                };
        return coded.substring(from, coded.length() - less);
    }
}
