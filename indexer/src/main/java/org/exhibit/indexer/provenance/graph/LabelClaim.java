package org.exhibit.indexer.provenance.graph;

/// That something is of a sort (`PHI`, `SYNTHETIC`, `PROD`, `CODE`, `MODEL`, …), and why that is
/// said.
///
/// @param label upper case
/// @param own whether it was said of the thing itself; else it came along edges
/// @param strength of a label said of the thing itself: recorded; else the weakest edge it came
///   along
/// @param basis the subject's selector and author, the tag, or the node it came from
public record LabelClaim(String label, boolean own, Strength strength, String basis)
        implements Comparable<LabelClaim> {

    public static LabelClaim own(String label, String basis) {
        return new LabelClaim(label, true, Strength.RECORDED, basis);
    }

    /// The claim as it arrives over an edge.
    public LabelClaim over(Edge edge, NodeId source) {
        return new LabelClaim(
                label,
                false,
                own ? edge.strength() : strength.weaker(edge.strength()),
                own ? source.toString() : basis);
    }

    /// `PHI`; `PHI (inferred)` where it came along edges: such a label cannot be excluded, it is
    /// not said.
    public String text() {
        return own ? label : label + " (" + strength.word() + ')';
    }

    @Override
    public int compareTo(LabelClaim other) {
        int byLabel = label.compareTo(other.label);
        if (byLabel != 0) {
            return byLabel;
        }
        int byOwn = Boolean.compare(other.own, own);
        if (byOwn != 0) {
            return byOwn;
        }
        int byStrength = other.strength.compareTo(strength);
        return byStrength != 0 ? byStrength : basis.compareTo(other.basis);
    }
}
