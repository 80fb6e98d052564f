package org.exhibit.app.ui.provenance;

import javafx.scene.Node;
import javafx.scene.control.Label;

/// Cells of the records an edge rests on.
final class EvidenceRowNodes {
    private EvidenceRowNodes() {}

    static Node citation(EvidenceRow row) {
        Label label = new Label(row.citation());
        label.getStyleClass().addAll("mono", "citation");
        return label;
    }
}
