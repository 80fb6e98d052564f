package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What the first bytes of a stream say, as far as they are valid JSON: the paths of the first
/// outermost value, of lists the first element only. The bytes may end anywhere.
///
/// A path joins names with `.`; a list's element is `[]`, as in `Records[].eventSource`. A list has
/// the path of its element even where it is empty.
public final class JsonHead {
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_DEPTH = 6;

    /// How the first outermost value begins.
    public enum Shape {
        OBJECT,
        LIST,
        /// No object and no list, or nothing but white space.
        OTHER
    }

    private final JsonLexer lexer = new JsonLexer();
    private final Map<String, String> texts = new HashMap<>();
    private Shape shape = Shape.OTHER;
    private int after = -1;

    private JsonHead() {}

    /// Looks at the value that begins at `from`, white space and a byte order mark passed over.
    public static JsonHead of(byte[] head, int from) {
        JsonHead seen = new JsonHead();
        seen.lexer.use(head, head.length);
        try {
            int at = seen.lexer.blank(from);
            if (head.length - at >= 3
                    && head[at] == (byte) 0xEF
                    && head[at + 1] == (byte) 0xBB
                    && head[at + 2] == (byte) 0xBF) {
                at = seen.lexer.blank(at + 3);
            }
            seen.shape =
                    switch (head[at]) {
                        case '{' -> Shape.OBJECT;
                        case '[' -> Shape.LIST;
                        default -> Shape.OTHER;
                    };
            if (seen.shape != Shape.OTHER) {
                seen.after = seen.value("", at, 1);
            }
        } catch (JsonSyntaxException e) {
            // What was seen before the end, or before the damage, is what the head says.
            return seen;
        }
        return seen;
    }

    public Shape shape() {
        return shape;
    }

    /// The position after the value; -1 where it does not end within the bytes.
    public int after() {
        return after;
    }

    /// Whether not a single name could be read.
    public boolean silent() {
        return texts.keySet().stream().allMatch(path -> path.isEmpty() || path.equals("[]"));
    }

    public boolean has(String path) {
        return texts.containsKey(path);
    }

    /// The text, number or literal at a path; empty for an object or list; null where there is
    /// none. A text that the bytes cut is given as far as it goes.
    public @Nullable String text(String path) {
        return texts.get(path);
    }

    /// Whether there is a path that begins so.
    public boolean hasPrefix(String prefix) {
        return texts.keySet().stream().anyMatch(path -> path.startsWith(prefix));
    }

    /// Whether there is a path that ends so.
    public boolean hasSuffix(String suffix) {
        return texts.keySet().stream().anyMatch(path -> path.endsWith(suffix));
    }

    private int value(String path, int at, int depth) throws JsonSyntaxException {
        if (depth > MOST_DEPTH || texts.size() >= MOST_PATHS) {
            return lexer.value(at, depth);
        }
        return switch (lexer.bytes[at]) {
            case '{' -> object(path, at, depth);
            case '[' -> list(path, at, depth);
            case '"' -> text(path, at);
            default -> {
                texts.put(path, "");
                int end = lexer.value(at, depth);
                texts.put(path, new String(lexer.bytes, at, end - at, StandardCharsets.US_ASCII));
                yield end;
            }
        };
    }

    private int object(String path, int at, int depth) throws JsonSyntaxException {
        texts.put(path, "");
        int p = lexer.blank(at + 1);
        while (lexer.bytes[p] != '}') {
            int named = lexer.name(p);
            String name = JsonText.of(lexer.bytes, p + 1, named - 1).text();
            String inner = path.isEmpty() ? name : path + '.' + name;
            texts.putIfAbsent(inner, "");
            p = lexer.blank(value(inner, lexer.colon(named), depth + 1));
            if (lexer.bytes[p] != '}') {
                p = lexer.blank(lexer.comma(p) + 1);
            }
        }
        return p + 1;
    }

    private int list(String path, int at, int depth) throws JsonSyntaxException {
        texts.put(path, "");
        texts.put(path + "[]", "");
        int p = lexer.blank(at + 1);
        boolean first = true;
        while (lexer.bytes[p] != ']') {
            p = lexer.blank(first ? value(path + "[]", p, depth + 1) : lexer.value(p, depth + 1));
            first = false;
            if (lexer.bytes[p] != ']') {
                p = lexer.blank(lexer.comma(p) + 1);
            }
        }
        return p + 1;
    }

    private int text(String path, int at) throws JsonSyntaxException {
        try {
            int quote = lexer.closingQuote(at + 1);
            texts.put(path, JsonText.of(lexer.bytes, at + 1, quote).text());
            return quote + 1;
        } catch (JsonSyntaxException e) {
            int sound = e.ended() ? lexer.end : e.position();
            texts.put(path, JsonText.of(lexer.bytes, at + 1, wholeEscapes(at + 1, sound)).text());
            throw e;
        }
    }

    /// The last position up to `to` that does not lie inside an escape.
    private int wholeEscapes(int from, int to) {
        int p = from;
        while (p < to) {
            int length = lexer.bytes[p] != '\\' ? 1 : 2;
            if (length == 2 && p + 1 < to && lexer.bytes[p + 1] == 'u') {
                length = 6;
            }
            if (p + length > to) {
                return p;
            }
            p += length;
        }
        return p;
    }
}
