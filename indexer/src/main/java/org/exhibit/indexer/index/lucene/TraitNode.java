package org.exhibit.indexer.index.lucene;

import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/// What a part of a record said so far: the values on the way from the root. Records that say the
/// same walk the same way, mostly without looking anything up. Belongs to one thread.
final class TraitNode {
    final @Nullable TraitNode parent;
    final @Nullable KnownName name;
    final @Nullable Known known;
    final int depth;

    /// The trait that says all of it, or 0.
    int trait;

    /// How often that trait would have helped.
    int missed;

    private final @Nullable Object value;
    private final RecordField.@Nullable Kind kind;
    private @Nullable TraitNode last;
    private @Nullable Map<Object, TraitNode> children;

    /// The next with the same value under another name.
    private @Nullable TraitNode same;

    private TraitNode(
            @Nullable TraitNode parent,
            @Nullable KnownName name,
            @Nullable Object value,
            RecordField.@Nullable Kind kind,
            @Nullable Known known) {
        this.parent = parent;
        this.name = name;
        this.value = value;
        this.kind = kind;
        this.known = known;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    static TraitNode root() {
        return new TraitNode(null, null, null, null, null);
    }

    private boolean is(KnownName of, RecordField.@Nullable Kind written) {
        return name == of && kind == written;
    }

    /// The way on with one more value, or null where none is known.
    @Nullable TraitNode next(KnownName of, Object said, RecordField.@Nullable Kind written) {
        TraitNode way = last;
        if (way != null && way.is(of, written) && said.equals(way.value)) {
            return way;
        }
        way = children == null ? null : children.get(said);
        while (way != null && !way.is(of, written)) {
            way = way.same;
        }
        if (way != null) {
            last = way;
        }
        return way;
    }

    TraitNode add(KnownName of, Object said, RecordField.@Nullable Kind written, Known made) {
        TraitNode way = new TraitNode(this, of, said, written, made);
        if (children == null) {
            children = new HashMap<>(4);
        }
        way.same = children.put(said, way);
        last = way;
        return way;
    }

    /// The node on the way here with a value of a name; or null.
    @Nullable TraitNode before(KnownName of, Object said, RecordField.@Nullable Kind written) {
        TraitNode way = this;
        while (way != null && !(way.is(of, written) && said.equals(way.value))) {
            way = way.parent;
        }
        return way;
    }
}
