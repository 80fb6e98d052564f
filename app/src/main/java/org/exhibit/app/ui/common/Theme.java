package org.exhibit.app.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.scene.Scene;

import java.net.URL;
import java.util.Objects;

/// The two looks of the window: AtlantaFX Primer, and over it one stylesheet with Exhibit's own
/// colours.
public enum Theme {
    LIGHT("light", "Light"),
    DARK("dark", "Dark");

    private static final String STYLESHEET = "exhibit.css";

    private final String word;
    private final String label;

    Theme(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// The word in settings, also the style class of the scene's root.
    public String word() {
        return word;
    }

    /// The name shown to a person.
    public String label() {
        return label;
    }

    /// Dresses the whole application and this scene.
    public void apply(Scene scene) {
        // In JavaFX's own form, which need not be parsed while a person waits for the window.
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheetBSS();
                    case DARK -> new PrimerDark().getUserAgentStylesheetBSS();
                });
        String stylesheet = stylesheet().toExternalForm();
        if (!scene.getStylesheets().contains(stylesheet)) {
            scene.getStylesheets().add(stylesheet);
        }
        for (Theme theme : values()) {
            scene.getRoot().getStyleClass().remove(theme.word);
        }
        scene.getRoot().getStyleClass().add(word);
    }

    static URL stylesheet() {
        return Objects.requireNonNull(Theme.class.getResource(STYLESHEET), STYLESHEET);
    }
}
