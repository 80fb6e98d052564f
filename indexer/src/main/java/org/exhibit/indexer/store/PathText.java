package org.exhibit.indexer.store;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// File names as text that is the same on every machine, whatever its locale, with `/` between
/// names. On Unix a name is bytes: they are read as UTF-8, and a byte that is none is written
/// `\xhh`. A backslash that would look like such a form is written `\x5c`, so that different names
/// always give different texts.
public final class PathText {
    private static final Pattern ESCAPE = Pattern.compile("\\\\x([0-9a-f]{2})");
    private static final boolean UNIX = File.separatorChar == '/';
    private static final boolean NAMES_ARE_UTF8 =
            "UTF-8".equals(System.getProperty("sun.jnu.encoding"));

    private PathText() {}

    public static String of(Path path) {
        String text = path.toString();
        if (!UNIX) {
            return text.replace(File.separatorChar, '/');
        }
        return isPlain(text) ? text : ofBytes(bytes(path));
    }

    /// The absolute path that a text was made of, on the kind of system where it was made.
    public static Path toPath(String text) {
        if (!UNIX || (text.indexOf('\\') < 0 && (NAMES_ARE_UTF8 || isAscii(text)))) {
            return Path.of(text);
        }
        return Path.of(URI.create("file://" + percent(toBytes(text))));
    }

    /// Whether the text surely is what the name's bytes say; the JDK decodes them by the locale and
    /// hides what it cannot read.
    private static boolean isPlain(String text) {
        boolean readable =
                NAMES_ARE_UTF8
                        ? text.indexOf('\uFFFD') < 0
                        : isAscii(text) && text.indexOf('?') < 0;
        return readable && text.indexOf('\\') < 0;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /// The bytes of a path, which only its URI tells.
    private static byte[] bytes(Path path) {
        String raw = Path.of("/").resolve(path).toUri().getRawPath();
        // The URI of a folder ends in a slash that the path has not.
        int to = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = path.isAbsolute() ? 0 : 1; i < to; i++) {
            if (raw.charAt(i) == '%') {
                out.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.write(raw.charAt(i));
            }
        }
        return out.toByteArray();
    }

    static String ofBytes(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int from = 0;
        while (from < bytes.length) {
            String character = characterAt(bytes, from);
            if (character.isEmpty() || looksEscaped(bytes, from)) {
                text.append("\\x").append(HexFormat.of().toHexDigits(bytes[from]));
                from++;
            } else {
                text.append(character);
                from += character.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.toString();
    }

    /// The one character that begins here, or nothing where no UTF-8 does.
    private static String characterAt(byte[] bytes, int from) {
        String character = "";
        for (int length = 1;
                character.isEmpty() && length <= 4 && from + length <= bytes.length;
                length++) {
            character = decode(bytes, from, length);
        }
        return character;
    }

    private static String decode(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static boolean looksEscaped(byte[] bytes, int from) {
        int to = Math.min(bytes.length, from + 4);
        String ahead = new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.ISO_8859_1);
        return ESCAPE.matcher(ahead).matches();
    }

    static byte[] toBytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        Matcher escape = ESCAPE.matcher(text);
        int from = 0;
        while (escape.find()) {
            out.writeBytes(text.substring(from, escape.start()).getBytes(StandardCharsets.UTF_8));
            out.write(Integer.parseInt(escape.group(1), 16));
            from = escape.end();
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static String percent(byte[] bytes) {
        StringBuilder uri = new StringBuilder(bytes.length * 3);
        for (byte b : bytes) {
            boolean plain =
                    b == '/'
                            || (b >= '0' && b <= '9')
                            || (b >= 'a' && b <= 'z')
                            || (b >= 'A' && b <= 'Z');
            if (plain) {
                uri.append((char) b);
            } else {
                uri.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return uri.toString();
    }
}
