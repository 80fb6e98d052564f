package org.exhibit.app.ui.common;

import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// The second part of a split pane, which takes room only while it has something to show.
public final class SplitPart {
    private SplitPart() {}

    /// Puts the part in its place or takes it out. One that is shown already stays where it was
    /// dragged to.
    ///
    /// @param from where the part begins, 0 to 1 of the pane
    public static void show(SplitPane split, Node part, boolean shown, double from) {
        boolean there = split.getItems().contains(part);
        if (shown && !there) {
            split.getItems().add(part);
            split.setDividerPositions(from);
        } else if (!shown && there) {
            split.getItems().remove(part);
        }
    }
}
