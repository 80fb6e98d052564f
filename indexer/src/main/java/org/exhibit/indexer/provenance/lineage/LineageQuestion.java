package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.Set;

/// What is asked of lineage.
///
/// @param selector where it starts
/// @param direction which way edges are followed
/// @param depth most edges on a way from the start, at least 1
/// @param least edges weaker than this are not followed and not shown
/// @param opened hubs that are followed although they have more members than a graph shows
public record LineageQuestion(
        Selector selector, Direction direction, int depth, Strength least, Set<NodeId> opened) {
    public static final int DEPTH = 6;

    public enum Direction {
        /// Where it came from.
        UP,
        /// What became of it.
        DOWN,
        BOTH;

        public boolean up() {
            return this != DOWN;
        }

        public boolean down() {
            return this != UP;
        }
    }

    public LineageQuestion {
        if (depth < 1) {
            throw new IllegalArgumentException("the depth is at least 1, not " + depth);
        }
        opened = Set.copyOf(opened);
    }

    public static LineageQuestion of(Selector selector, Direction direction) {
        return new LineageQuestion(selector, direction, DEPTH, Strength.POSSIBLE, Set.of());
    }
}
