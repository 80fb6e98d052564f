package org.exhibit.app.ui.common;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.exhibit.indexer.provenance.graph.Strength;

import java.util.Locale;

/// A strength as four bars, as many of them filled as it has steps.
public final class StrengthMeter {
    private StrengthMeter() {}

    /// The bars alone; the word is told to screen readers and on hovering.
    public static Node of(Strength strength) {
        HBox meter = new HBox(2);
        meter.getStyleClass().add("strength-meter");
        for (int step = 0; step < Strength.values().length; step++) {
            Region bar = new Region();
            bar.getStyleClass().addAll("step", step <= strength.ordinal() ? "full" : "empty");
            meter.getChildren().add(bar);
        }
        meter.setAccessibleText(strength.word());
        return meter;
    }

    /// The bars with their word.
    public static Label label(Strength strength) {
        String word = strength.word();
        Label label =
                new Label(
                        word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1),
                        of(strength));
        label.getStyleClass().add("small");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
