package org.exhibit.app.ui.common;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Grey bars in place of content that is being read; they come only after a while, so that what is
/// quick does not flicker.
public final class LoadingBars extends VBox {
    private static final double[] WIDTHS = {420, 300, 360};

    public LoadingBars(String what) {
        super(10);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("page");
        Label label = new Label(what, Glyph.SYNC.icon(16, "accent-icon"));
        getChildren().add(label);
        for (double width : WIDTHS) {
            Region bar = new Region();
            bar.getStyleClass().add("loading-bar");
            bar.setMaxWidth(width);
            getChildren().add(bar);
        }
        setVisible(false);
        PauseTransition wait = new PauseTransition(Duration.millis(200));
        wait.setOnFinished(e -> setVisible(true));
        wait.play();
    }
}
