package org.exhibit.app.ui.provenance;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;

import java.util.stream.Collectors;

/// A node of the graph. What it is said to be stands on it; what only came along edges says how
/// strongly.
final class NodeCard extends VBox {
    private static final PseudoClass START = PseudoClass.getPseudoClass("start");
    private static final int MOST_LABELS = 2;

    private final Node node;

    NodeCard(Node node, boolean start) {
        this.node = node;
        getStyleClass().addAll("lineage-node", style(node.kind()));
        setAlignment(Pos.CENTER_LEFT);
        pseudoClassStateChanged(START, start);
        if (node.isCalled("PHI")) {
            getStyleClass().add("phi");
        } else if (node.isCalled("SYNTHETIC")) {
            getStyleClass().add("syn");
        }
        Label kind = new Label(node.kind().word().replace('-', ' '));
        kind.getStyleClass().addAll("caption", "muted");
        HBox head = new HBox(4, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        node.labels().stream()
                .limit(MOST_LABELS)
                .forEach(claim -> head.getChildren().add(tag(claim)));
        Label name = new Label(node.label());
        name.getStyleClass().add("mono");
        // The end of a long key tells more than its beginning.
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        getChildren().addAll(head, name);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        String labels =
                node.labels().stream().map(LabelClaim::text).collect(Collectors.joining(", "));
        String words = node.id() + (labels.isEmpty() ? "" : ", " + labels);
        setAccessibleText(words);
        Tooltip.install(this, new Tooltip(words));
    }

    Node node() {
        return node;
    }

    private static Label tag(LabelClaim claim) {
        String text = claim.label().equals("SYNTHETIC") ? "SYN" : claim.label();
        Label tag = new Label(claim.own() ? text : text + " " + claim.strength().word());
        tag.getStyleClass().add("tag");
        if (claim.label().equals("PHI")) {
            tag.getStyleClass().add("phi");
        } else if (claim.label().equals("SYNTHETIC")) {
            tag.getStyleClass().add("syn");
        }
        return tag;
    }

    private static String style(NodeKind kind) {
        return switch (kind.role()) {
            case DATA -> kind == NodeKind.JOB ? "lineage-activity" : "lineage-data";
            case ACTOR -> kind == NodeKind.ADDRESS ? "lineage-outside" : "lineage-actor";
            case STATE ->
                    kind == NodeKind.GAP || kind == NodeKind.CONFLICT
                            ? "lineage-unknown"
                            : "lineage-state";
        };
    }
}
