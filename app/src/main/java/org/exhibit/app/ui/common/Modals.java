package org.exhibit.app.ui.common;

import javafx.scene.Node;

/// Shows a dialog over the window, one at a time; Esc closes it.
public interface Modals {
    /// @param title its heading
    /// @param focus gets the keyboard first
    void show(String title, Node content, Node focus);

    /// Likewise, along the right side and as high as the window; a click beside it leaves it.
    default void dock(String title, Node content, Node focus) {
        show(title, content, focus);
    }

    void hide();
}
