package org.exhibit.app.ui.common;

import javafx.scene.Node;

/// Shows a dialog over the window, one at a time; Esc closes it.
public interface Modals {
    /// @param title its heading
    /// @param focus gets the keyboard first
    void show(String title, Node content, Node focus);

    void hide();
}
