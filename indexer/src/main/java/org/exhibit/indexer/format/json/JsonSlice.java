package org.exhibit.indexer.format.json;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One JSON object's bytes, to be looked into value by value. Values are named by the position of
/// their first byte in the buffer.
public final class JsonSlice {

    /// What a value is.
    public enum Kind {
        OBJECT,
        LIST,
        TEXT,
        NUMBER,
        TRUE,
        FALSE,
        NULL
    }

    /// A member of an object.
    ///
    /// @param name decoded
    /// @param value the position of its value
    public record Member(String name, int value) {}

    private final JsonLexer lexer = new JsonLexer();
    private final int root;

    /// @throws JsonSyntaxException where the bytes are not exactly one valid JSON object, white
    ///   space around it allowed
    public JsonSlice(byte[] bytes, int from, int to) throws JsonSyntaxException {
        lexer.use(bytes, to);
        root = lexer.blank(from);
        if (bytes[root] != '{') {
            throw JsonSyntaxException.at(root, "no object");
        }
        int after = lexer.value(root, 0);
        if (JsonRestart.lastVisible(bytes, after, to) >= after) {
            throw JsonSyntaxException.after(after);
        }
    }

    public int root() {
        return root;
    }

    public Kind kind(int at) {
        return switch (lexer.bytes[at]) {
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.LIST;
            case '"' -> Kind.TEXT;
            case 't' -> Kind.TRUE;
            case 'f' -> Kind.FALSE;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    /// The position after a value.
    public int after(int at) throws JsonSyntaxException {
        return lexer.value(at, 0);
    }

    /// An object's members, in its order.
    public List<Member> members(int at) throws JsonSyntaxException {
        List<Member> members = new ArrayList<>();
        int p = lexer.blank(at + 1);
        while (lexer.bytes[p] != '}') {
            int after = lexer.name(p);
            int value = lexer.colon(after);
            members.add(new Member(JsonText.of(lexer.bytes, p + 1, after - 1).text(), value));
            p = lexer.blank(lexer.value(value, 0));
            if (lexer.bytes[p] == ',') {
                p = lexer.blank(p + 1);
            }
        }
        return members;
    }

    /// The positions of a list's elements.
    public int[] elements(int at) throws JsonSyntaxException {
        int[] elements = new int[8];
        int count = 0;
        int p = lexer.blank(at + 1);
        while (lexer.bytes[p] != ']') {
            if (count == elements.length) {
                elements = Arrays.copyOf(elements, 2 * count);
            }
            elements[count++] = p;
            p = lexer.blank(lexer.value(p, 0));
            if (lexer.bytes[p] == ',') {
                p = lexer.blank(p + 1);
            }
        }
        return Arrays.copyOf(elements, count);
    }

    /// The value of an object's member; of members of the same name the last. Null where it has
    /// none.
    public @Nullable Integer member(int at, String name) throws JsonSyntaxException {
        Integer found = null;
        for (Member member : members(at)) {
            if (member.name().equals(name)) {
                found = member.value();
            }
        }
        return found;
    }

    /// A text, decoded; damaged UTF-8 as U+FFFD.
    public String text(int at) throws JsonSyntaxException {
        return decoded(at).text();
    }

    /// A text, decoded, in UTF-8; damaged bytes are left as they are.
    public byte[] utf8(int at) throws JsonSyntaxException {
        return decoded(at).utf8();
    }

    /// Whether a text holds damage that `text` shows as U+FFFD.
    public boolean damaged(int at) throws JsonSyntaxException {
        return decoded(at).damaged();
    }

    private JsonText decoded(int at) throws JsonSyntaxException {
        return JsonText.of(lexer.bytes, at + 1, lexer.closingQuote(at + 1));
    }

    /// A number as written.
    public String number(int at) throws JsonSyntaxException {
        int after = lexer.number(at);
        return new String(lexer.bytes, at, after - at, StandardCharsets.US_ASCII);
    }
}
