package org.exhibit.app.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A part of a detail pane with a heading that folds it.
public final class Section extends VBox {
    private final Label title = new Label();
    private final HBox right = new HBox(6);
    private final VBox body = new VBox();
    private final Button fold = new Button();

    public Section(String heading) {
        getStyleClass().add("section");
        title.setText(heading);
        title.getStyleClass().add("small-title");
        fold.getStyleClass().addAll("flat", "fold");
        fold.setOnAction(e -> setOpen(!body.isVisible()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        right.setAlignment(Pos.CENTER_RIGHT);
        HBox head = new HBox(6, fold, title, space, right);
        head.getStyleClass().add("section-heading");
        head.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("section-body");
        getChildren().addAll(head, body);
        setOpen(true);
    }

    public void setHeading(String heading) {
        title.setText(heading);
    }

    /// What stands at the right of the heading.
    public void setRight(Node... nodes) {
        right.getChildren().setAll(nodes);
    }

    public void setBody(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    public void setOpen(boolean open) {
        body.setVisible(open);
        body.setManaged(open);
        fold.setGraphic((open ? Glyph.ARROW_DOWN : Glyph.ARROW_UP).icon(16, "muted-icon"));
        fold.setAccessibleText((open ? "Fold " : "Unfold ") + title.getText());
    }
}
