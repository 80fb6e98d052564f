package org.exhibit.app.ui.shell;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.Map;

/// The keys that work on every screen. Ctrl is Command on macOS.
final class Keys {
    private final Map<KeyCombination, Runnable> actions;

    private Keys(Map<KeyCombination, Runnable> actions) {
        this.actions = Map.copyOf(actions);
    }

    static Keys of(Map<KeyCombination, Runnable> actions) {
        return new Keys(actions);
    }

    static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    static KeyCombination plain(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /// The key of a screen's number, 1 to 9.
    static KeyCode digit(int number) {
        return KeyCode.valueOf("DIGIT" + number);
    }

    void handle(KeyEvent event) {
        actions.forEach((keys, action) -> {
            if (!event.isConsumed() && keys.match(event)) {
                event.consume();
                action.run();
            }
        });
    }
}
