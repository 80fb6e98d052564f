package org.exhibit.app.ui.common;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;

import java.util.List;

/// A screen as the shell shows it.
public interface ScreenView {
    Parent root();

    /// The parts that F6 walks through, in reading order.
    List<Node> panes();

    /// The keys that work on this screen, for F1.
    List<KeyHelp> keys();

    /// What is chosen and the keys that act on it, for the status bar; empty for nothing.
    default ObservableValue<String> context() {
        return new ReadOnlyStringWrapper("");
    }

    /// Called each time the screen comes to the front.
    void shown();

    /// @param keys as printed on the keyboard, e.g. `Ctrl+K`
    /// @param does what it does, a verb first
    record KeyHelp(String keys, String does) {}
}
