package org.exhibit.indexer.format.json;

import org.exhibit.indexer.format.RecordField;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Reads one object into its fields, in one pass that finds the object's end as well.
///
/// Strict; names that come twice are all handed out, in the record's order.
public final class JsonWalker extends JsonLexer {
    private static final int MOST_FLAWS = 20;

    private final JsonPathTree tree;
    private final JsonLeaves leaves;
    private RecordField[] fields = new RecordField[128];
    private int count;
    private boolean overflown;
    private int listDepth;
    private boolean seekContainer;
    private final List<String> flaws = new ArrayList<>();

    public JsonWalker(JsonPathTree tree, JsonLeaves leaves) {
        this.tree = tree;
        this.leaves = leaves;
    }

    JsonPathTree tree() {
        return tree;
    }

    /// Reads the object that begins at `from`.
    ///
    /// @param from the position of its opening brace
    /// @param limit the end of the bytes at hand
    /// @param mayHoldRecords whether to stop at a member that holds a list of records
    /// @return the position after the object; or, negative, minus the position after the opening
    ///   bracket of the list of records it holds
    /// @throws JsonSyntaxException where it is no valid JSON, or ended where more bytes are needed
    public int read(byte[] buffer, int from, int limit, boolean mayHoldRecords)
            throws JsonSyntaxException {
        use(buffer, limit);
        count = 0;
        overflown = false;
        listDepth = 0;
        seekContainer = mayHoldRecords;
        flaws.clear();
        leaves.begin();
        if (from >= limit) {
            throw JsonSyntaxException.ended(limit);
        }
        if (buffer[from] != '{') {
            throw JsonSyntaxException.at(from, "no object");
        }
        return object(tree.root(), from + 1, 1);
    }

    /// Where, after an error, the damage may have begun: a text before it may have lost its quote.
    int suspect() {
        return textAt;
    }

    /// The fields of the object last read; a list of its own.
    public List<RecordField> fields() {
        return Collections.unmodifiableList(Arrays.asList(Arrays.copyOf(fields, count)));
    }

    /// A sentence for each text that was damaged and each bound that cut something.
    public List<String> flaws() {
        return List.copyOf(flaws);
    }

    private int object(JsonPathNode node, int at, int depth) throws JsonSyntaxException {
        checkDepth(at - 1, depth);
        int p = blank(at);
        if (bytes[p] == '}') {
            add(node, node.empty());
            return p + 1;
        }
        if (node.tag() != 0) {
            leaves.object(node.tag());
        }
        JsonPathNode before = null;
        JsonPathNode foreseen = node.first;
        while (true) {
            JsonPathNode child;
            if (foreseen != null && bytes[p] == '"' && foreseen.keyAt(bytes, p + 1, end)) {
                child = foreseen;
                textAt = p + 1;
                p += 1 + child.keyLength();
            } else {
                int after = name(p);
                child = tree.child(node, bytes, p + 1, after - 1, !escaped && !beyondAscii);
                p = after;
                if (before == null) {
                    node.first = child;
                } else {
                    before.next = child;
                }
            }
            p = p < end && bytes[p] == ':' ? blank(p + 1) : colon(p);
            if (depth == 1 && seekContainer && child.container() && bytes[p] == '[') {
                return -(p + 1);
            }
            p = member(child, p, depth);
            if (p >= end || bytes[p] != ',') {
                p = blank(p);
                if (bytes[p] == '}') {
                    return p + 1;
                }
                comma(p);
            }
            p = blank(p + 1);
            before = child;
            foreseen = child.next;
        }
    }

    private int member(JsonPathNode node, int at, int depth) throws JsonSyntaxException {
        return switch (bytes[at]) {
            case '"' -> text(node, at + 1);
            case '{' -> object(node, at + 1, depth + 1);
            case '[' -> list(node, at + 1, depth + 1);
            case 't' -> {
                int after = word(at, "true");
                add(node, node.truth(true));
                yield after;
            }
            case 'f' -> {
                int after = word(at, "false");
                add(node, node.truth(false));
                yield after;
            }
            case 'n' -> {
                int after = word(at, "null");
                add(node, node.nothing());
                yield after;
            }
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                int after = number(at);
                String text = new String(bytes, at, after - at, StandardCharsets.ISO_8859_1);
                add(node, RecordField.number(node.path(), text));
                yield after;
            }
            default -> throw unexpected(at);
        };
    }

    private int list(JsonPathNode node, int at, int depth) throws JsonSyntaxException {
        checkDepth(at - 1, depth);
        int p = blank(at);
        if (bytes[p] == ']') {
            add(node, node.empty());
            return p + 1;
        }
        listDepth++;
        while (true) {
            p = blank(member(node, p, depth));
            if (bytes[p] == ']') {
                listDepth--;
                return p + 1;
            }
            p = blank(comma(p) + 1);
        }
    }

    private int text(JsonPathNode node, int at) throws JsonSyntaxException {
        byte[] last = node.lastText;
        RecordField lastField = node.lastField;
        if (last != null && lastField != null) {
            int after = at + last.length;
            if (after <= end && Arrays.equals(bytes, at, after, last, 0, last.length)) {
                node.repeated();
                add(node, lastField);
                return after;
            }
        }
        textAt = at;
        int quote = Swar.plainEnd(bytes, at, end);
        if (quote >= end || bytes[quote] != '"') {
            return unevenText(node, at);
        }
        String text = new String(bytes, at, quote - at, StandardCharsets.ISO_8859_1);
        RecordField field = RecordField.text(node.path(), text);
        node.changed(bytes, at, quote + 1, field);
        add(node, field);
        return quote + 1;
    }

    /// A text with escapes or with characters beyond ASCII.
    private int unevenText(JsonPathNode node, int at) throws JsonSyntaxException {
        int quote = closingQuote(at);
        JsonText text = JsonText.of(bytes, at, quote);
        if (text.damaged()) {
            flaw(node.path() + " holds damaged text, shown with U+FFFD");
        }
        add(node, RecordField.text(node.path(), text.text()));
        return quote + 1;
    }

    private void add(JsonPathNode node, RecordField field) {
        if (count < JsonBounds.FIELDS) {
            if (count == fields.length) {
                fields = Arrays.copyOf(fields, 2 * count);
            }
            fields[count++] = field;
        } else if (!overflown) {
            overflown = true;
            flaw("only the first " + JsonBounds.FIELDS + " fields can be searched by path");
        }
        if (node.flawed()) {
            flaw("the name " + node.path() + " is damaged or too long, and shown in part");
        }
        if (node.tag() != 0) {
            leaves.leaf(node.tag(), field, listDepth > 0);
        }
    }

    private void flaw(String sentence) {
        if (flaws.size() < MOST_FLAWS) {
            flaws.add(sentence);
        } else if (flaws.size() == MOST_FLAWS) {
            flaws.add("further damage in this record is not listed");
        }
    }
}
