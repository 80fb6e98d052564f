package org.exhibit.app.ui.common;

import javafx.fxml.FXMLLoader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;

/// Loads a screen's FXML with the controller it was written for.
public final class Fxml {
    private Fxml() {}

    /// Loads the file beside the controller's class.
    ///
    /// @param file e.g. `Events.fxml`; its `fx:controller` must name the controller's class
    public static <T> T load(String file, Object controller) {
        URL url = Objects.requireNonNull(controller.getClass().getResource(file), file);
        FXMLLoader loader = new FXMLLoader(url);
        loader.setControllerFactory(type -> {
            if (type != controller.getClass()) {
                throw new IllegalStateException(file + " names a controller nobody wired: " + type);
            }
            return controller;
        });
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + url, e);
        }
    }
}
