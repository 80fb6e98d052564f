package org.exhibit.indexer.format.cloudtrail;

import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.json.JsonLeaves;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One record's leaves at the paths of `RecordPath`. Of a path that leads through a list the first
/// leaf counts; of a name that comes twice the last, as JSON readers agree, with a warning.
final class RecordLeaves implements JsonLeaves {
    private static final int COUNT = RecordPath.values().length;

    private final @Nullable RecordField[] leaves = new @Nullable RecordField[COUNT];
    private final boolean[] objects = new boolean[COUNT];
    private final List<String> repeated = new ArrayList<>();

    @Override
    public void begin() {
        Arrays.fill(leaves, null);
        Arrays.fill(objects, false);
        repeated.clear();
    }

    @Override
    public void leaf(int tag, RecordField field, boolean inList) {
        int slot = tag - 1;
        if (leaves[slot] == null) {
            leaves[slot] = field;
        } else if (!inList) {
            leaves[slot] = field;
            repeated.add(field.path() + " comes more than once; its last value is used");
        }
    }

    @Override
    public void object(int tag) {
        objects[tag - 1] = true;
    }

    /// The leaf at a path, whatever its kind; null where there is none.
    @Nullable RecordField leaf(RecordPath path) {
        return leaves[path.ordinal()];
    }

    /// Whether an object with members stands at a path.
    boolean isObject(RecordPath path) {
        return objects[path.ordinal()];
    }

    boolean has(RecordPath path) {
        return leaves[path.ordinal()] != null || objects[path.ordinal()];
    }

    /// The text at a path, also a number's or a boolean's; null where there is none, or a null.
    @Nullable String text(RecordPath path) {
        RecordField field = leaves[path.ordinal()];
        if (field == null) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT, NUMBER, BOOLEAN -> field.text();
            case NULL, EMPTY -> null;
        };
    }

    /// Like `text`, with an empty text taken for none.
    @Nullable String filled(RecordPath path) {
        String text = text(path);
        return text == null || text.isEmpty() ? null : text;
    }

    /// A sentence for each name that came more than once.
    List<String> repeated() {
        return repeated;
    }
}
