package org.exhibit.indexer.format.json;

import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// One name at one place of a record, with what was last seen there: the name that followed it and
/// its last short text, so that a value repeated from record to record is made once.
final class JsonPathNode {
    static final int LONGEST_KEY = 128;
    private static final int LONGEST_TEXT = 64;
    private static final int MOST_CHILDREN = 1_024;
    private static final int MOST_CREDIT = 64;

    /// The first name inside this one, and the next beside it, when last seen.
    @Nullable JsonPathNode first;

    @Nullable JsonPathNode next;

    /// A text of this name with its closing quote, and the field made of it.
    byte @Nullable [] lastText;

    @Nullable RecordField lastField;

    private final String path;
    private final byte[] key;
    private final int tag;
    private final boolean container;
    private final boolean flawed;

    private @Nullable JsonPathNode[] children = {};
    private int[] hashes = {};
    private int count;
    private int credit = 8;
    private @Nullable RecordField trueField;
    private @Nullable RecordField falseField;
    private @Nullable RecordField nullField;
    private @Nullable RecordField emptyField;

    /// @param key the name as the record writes it, with its closing quote
    /// @param flawed whether the path was cut or holds damaged text
    JsonPathNode(String path, byte[] key, int tag, boolean container, boolean flawed) {
        this.path = path;
        this.key = key;
        this.tag = tag;
        this.container = container;
        this.flawed = flawed;
    }

    String path() {
        return path;
    }

    int keyLength() {
        return key.length;
    }

    int tag() {
        return tag;
    }

    boolean container() {
        return container;
    }

    boolean flawed() {
        return flawed;
    }

    /// Whether the name after an opening quote is this one.
    boolean keyAt(byte[] bytes, int at, int end) {
        int to = at + key.length;
        return to <= end && Arrays.equals(bytes, at, to, key, 0, key.length);
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    @Nullable JsonPathNode find(byte[] bytes, int from, int to, int hash) {
        if (children.length == 0) {
            return null;
        }
        int mask = children.length - 1;
        for (int slot = hash & mask; ; slot = slot + 1 & mask) {
            JsonPathNode child = children[slot];
            if (child == null) {
                return null;
            }
            if (hashes[slot] == hash
                    && Arrays.equals(bytes, from, to, child.key, 0, child.key.length)) {
                return child;
            }
        }
    }

    /// @return false where this node remembers no more
    boolean remember(JsonPathNode child, int hash) {
        if (count == MOST_CHILDREN) {
            return false;
        }
        if (2 * (count + 1) > children.length) {
            grow();
        }
        put(child, hash);
        count++;
        return true;
    }

    private void grow() {
        @Nullable JsonPathNode[] old = children;
        int[] oldHashes = hashes;
        int size = Math.max(8, old.length * 2);
        children = new @Nullable JsonPathNode[size];
        hashes = new int[size];
        for (int i = 0; i < old.length; i++) {
            JsonPathNode child = old[i];
            if (child != null) {
                put(child, oldHashes[i]);
            }
        }
    }

    private void put(JsonPathNode child, int hash) {
        int mask = children.length - 1;
        int slot = hash & mask;
        while (children[slot] != null) {
            slot = slot + 1 & mask;
        }
        children[slot] = child;
        hashes[slot] = hash;
    }

    /// The last text was met again.
    void repeated() {
        if (credit < MOST_CREDIT) {
            credit++;
        }
    }

    /// Another text was met. Where texts hardly ever repeat, none is remembered any more.
    void changed(byte[] bytes, int from, int to, RecordField field) {
        if (credit == 0 || to - from > LONGEST_TEXT) {
            return;
        }
        credit--;
        if (credit == 0) {
            lastText = null;
            lastField = null;
        } else {
            lastText = Arrays.copyOfRange(bytes, from, to);
            lastField = field;
        }
    }

    RecordField truth(boolean value) {
        RecordField known = value ? trueField : falseField;
        if (known != null) {
            return known;
        }
        RecordField made =
                new RecordField(path, value ? "true" : "false", RecordField.Kind.BOOLEAN);
        if (value) {
            trueField = made;
        } else {
            falseField = made;
        }
        return made;
    }

    RecordField nothing() {
        RecordField known = nullField;
        if (known == null) {
            known = RecordField.nullValue(path);
            nullField = known;
        }
        return known;
    }

    RecordField empty() {
        RecordField known = emptyField;
        if (known == null) {
            known = new RecordField(path, "", RecordField.Kind.EMPTY);
            emptyField = known;
        }
        return known;
    }
}
