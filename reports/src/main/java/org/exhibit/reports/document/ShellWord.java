package org.exhibit.reports.document;

import org.exhibit.indexer.evidence.MemberStep;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// A member's name as one word of a shell command, whatever an attacker called it: the shell takes
/// none of it as anything but text, and it is all ASCII.
final class ShellWord {
    private ShellWord() {}

    static String of(MemberStep step) {
        return quoted(name(step));
    }

    /// For `unzip`, which reads names as patterns.
    static String pattern(MemberStep step) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : name(step)) {
            if ("*?[]\\".indexOf(b) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) (b & 0xff));
        }
        return quoted(escaped.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// For `7z`, which takes this one entry and reads its name as no pattern.
    static String included(MemberStep step) {
        byte[] prefix = "-i!".getBytes(StandardCharsets.US_ASCII);
        byte[] name = name(step);
        byte[] word = java.util.Arrays.copyOf(prefix, prefix.length + name.length);
        System.arraycopy(name, 0, word, prefix.length, name.length);
        return quoted(word);
    }

    private static byte[] name(MemberStep step) {
        return step.nameBytes().isEmpty()
                ? step.name().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(step.nameBytes());
    }

    /// Whether the name is printable ASCII, which every tool reads alike.
    static boolean isPlain(MemberStep step) {
        return isPlain(name(step));
    }

    private static boolean isPlain(byte[] name) {
        boolean plain = true;
        for (byte b : name) {
            plain &= b >= ' ' && b < 0x7f;
        }
        return plain;
    }

    private static String quoted(byte[] name) {
        if (isPlain(name)) {
            return '\'' + new String(name, StandardCharsets.US_ASCII).replace("'", "'\\''") + '\'';
        }
        StringBuilder out = new StringBuilder("$'");
        for (byte b : name) {
            if (b >= ' ' && b < 0x7f && b != '\'' && b != '\\') {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "\\x%02x", b & 0xff));
            }
        }
        return out.append('\'').toString();
    }
}
