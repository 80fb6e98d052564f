package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.Strength;

import java.util.List;
import java.util.Map;

/// The answer to a question of lineage.
///
/// @param starts the nodes the selector stands for
/// @param reached every node of the graph but the starts, with the strength of the best way to it:
///   each way is as strong as its weakest edge
/// @param cut where the graph was not followed further, and why: a hub, the depth, too many records
public record Lineage(
        LineageQuestion question,
        List<NodeId> starts,
        Graph graph,
        Map<NodeId, Strength> reached,
        List<Cut> cut) {
    public Lineage {
        starts = List.copyOf(starts);
        reached = Map.copyOf(reached);
        cut = List.copyOf(cut);
    }

    /// @param members how many there are beyond it, where known; else 0
    public record Cut(NodeId at, Reason reason, long members) {}

    /// Why a graph ends where more may lie.
    public enum Reason {
        DEPTH("the depth asked for"),
        HUB("a hub of many members; open it to follow them"),
        RECORDS("more records than one answer can hold"),
        TIME("what lies beyond happened in the wrong order to have flowed on");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
