package org.exhibit.app.ui.provenance;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.exhibit.app.ui.common.GapHatch;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.indexer.coverage.GapKind;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A node of the graph. What it is said to be stands on it; what only came along edges says how
/// strongly.
final class NodeCard extends VBox {
    private static final PseudoClass END = PseudoClass.getPseudoClass("end");
    private static final PseudoClass START = PseudoClass.getPseudoClass("start");
    private static final int MOST_LABELS = 2;
    private static final Map<NodeKind, Glyph> GLYPHS =
            Map.of(
                    NodeKind.SESSION,
                    Glyph.PERSON,
                    NodeKind.PERSON,
                    Glyph.PERSON,
                    NodeKind.PRINCIPAL,
                    Glyph.PERSON,
                    NodeKind.CREDENTIAL,
                    Glyph.PERSON,
                    NodeKind.JOB,
                    Glyph.TUNE,
                    NodeKind.MODEL,
                    Glyph.MEMORY,
                    NodeKind.FUNCTION,
                    Glyph.FUNCTIONS,
                    NodeKind.EXPOSURE,
                    Glyph.PUBLIC);

    private final Node node;

    /// @param folded whether it stands for more than is shown
    NodeCard(Node node, boolean start, boolean folded) {
        this.node = node;
        getStyleClass().addAll("lineage-node", style(node.kind()));
        setAlignment(Pos.CENTER_LEFT);
        pseudoClassStateChanged(START, start);
        if (node.isCalled("PHI") && node.isCalled("SYNTHETIC")) {
            getStyleClass().add("both");
        } else if (node.isCalled("PHI")) {
            getStyleClass().add("phi");
        } else if (node.isCalled("SYNTHETIC")) {
            getStyleClass().add("syn");
        }
        Label kind = new Label(node.kind().word().replace('-', ' '));
        kind.getStyleClass().addAll("caption", "muted");
        Glyph glyph = glyph(node.kind());
        if (glyph != null) {
            kind.setGraphic(glyph.icon(14, "muted-icon"));
        }
        HBox head = new HBox(4, kind);
        head.setAlignment(Pos.CENTER_LEFT);
        node.labels().stream()
                .limit(MOST_LABELS)
                .forEach(claim -> head.getChildren().add(tag(claim)));
        if (folded) {
            Label more = new Label("Enter: more");
            more.getStyleClass().addAll("caption", "lineage-more");
            head.getChildren().add(more);
        }
        Label name = new Label(node.label());
        name.getStyleClass().add("mono");
        // The end of a long key tells more than its beginning.
        name.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        getChildren().addAll(head, name);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        String labels =
                node.labels().stream().map(LabelClaim::text).collect(Collectors.joining(", "));
        String words =
                node.id()
                        + (labels.isEmpty() ? "" : ", " + labels)
                        + (folded ? ", Enter shows more" : "");
        setAccessibleText(words);
        Tooltip.install(this, new Tooltip(words));
    }

    Node node() {
        return node;
    }

    /// Whether the chosen edge begins or ends here.
    void end(boolean end) {
        pseudoClassStateChanged(END, end);
    }

    /// What a gap may hide is drawn on the hatch of gaps.
    void hatch(double width, double height) {
        if (node.kind() == NodeKind.GAP) {
            javafx.scene.Group hatch = GapHatch.of(kind(node.label()), 1, 1, width - 2, height - 2);
            hatch.setManaged(false);
            getChildren().addFirst(hatch);
            getChildren().stream()
                    .filter(Label.class::isInstance)
                    .forEach(label -> label.getStyleClass().add("on-hatch"));
        }
    }

    /// A gap's name says by which status it is one.
    private static GapKind kind(String label) {
        String words = label.toLowerCase(Locale.ROOT);
        if (words.contains("not collected") || words.contains("off")) {
            return GapKind.LOGGING_OFF;
        }
        if (words.contains("lost")) {
            return GapKind.FILES_MISSING;
        }
        return words.contains("unknown") ? GapKind.NO_CONFIGURATION : GapKind.NOT_ENABLED;
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

    private static @Nullable Glyph glyph(NodeKind kind) {
        return GLYPHS.get(kind);
    }

    private static String style(NodeKind kind) {
        if (kind == NodeKind.EXPOSURE) {
            return "lineage-outside";
        }
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
