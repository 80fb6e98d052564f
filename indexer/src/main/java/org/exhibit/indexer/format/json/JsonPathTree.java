package org.exhibit.indexer.format.json;

import java.util.Map;
import java.util.Set;

/// The names that were met, as a tree: records of one stream repeat the same few names in the same
/// order, so each name's path is built once and the next name is usually foreseen.
///
/// Remembers a bounded number of names; what comes beyond is read just the same, only slower.
public final class JsonPathTree {
    private static final int MOST_NODES = 8_192;

    private final Map<String, Integer> tags;
    private final Set<String> containers;
    private final JsonPathNode root;
    private int nodes;

    /// @param tags paths whose leaves are reported by number, each greater than 0
    /// @param containers names of an outermost object's members that hold a list of records
    public JsonPathTree(Map<String, Integer> tags, Set<String> containers) {
        this.tags = Map.copyOf(tags);
        this.containers = Set.copyOf(containers);
        this.root = new JsonPathNode("", new byte[0], 0, false, false);
    }

    JsonPathNode root() {
        return root;
    }

    boolean isContainer(String name) {
        return containers.contains(name);
    }

    /// Whether a record's first name could, cut where it is, become a container's.
    boolean mayBecomeContainer(String beginning) {
        return containers.stream().anyMatch(name -> name.startsWith(beginning));
    }

    /// The node of a name inside `parent`.
    ///
    /// @param from the position after the name's opening quote
    /// @param to the position of its closing quote
    JsonPathNode child(JsonPathNode parent, byte[] bytes, int from, int to, boolean plain) {
        int length = to + 1 - from;
        boolean rememberable = length <= JsonPathNode.LONGEST_KEY;
        int hash = rememberable ? JsonPathNode.hash(bytes, from, to + 1) : 0;
        JsonPathNode known = rememberable ? parent.find(bytes, from, to + 1, hash) : null;
        if (known != null) {
            return known;
        }
        JsonPathNode child = create(parent, bytes, from, to, plain);
        if (rememberable && nodes < MOST_NODES && parent.remember(child, hash)) {
            nodes++;
        }
        return child;
    }

    private JsonPathNode create(
            JsonPathNode parent, byte[] bytes, int from, int to, boolean plain) {
        JsonText name = JsonText.of(bytes, from, to);
        String path = parent == root ? name.text() : parent.path() + '.' + name.text();
        boolean cut = path.length() > JsonBounds.PATH_LENGTH;
        if (cut) {
            path = path.substring(0, JsonBounds.PATH_LENGTH) + '…';
        }
        byte[] key = new byte[to + 1 - from];
        System.arraycopy(bytes, from, key, 0, key.length);
        return new JsonPathNode(
                path,
                key,
                tags.getOrDefault(path, 0),
                parent == root && containers.contains(name.text()),
                cut || parent.flawed() || (!plain && name.damaged()));
    }
}
