package org.exhibit.app.ui.common;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The bundled typefaces. Where one is absent from the class path the stylesheet's next family is
/// used.
public final class Fonts {
    /// Where packs have them too: one copy serves both.
    private static final String FOLDER = "/org/exhibit/reports/figure/";

    private static final List<String> FILES =
            List.of("Inter-Regular.ttf", "Inter-SemiBold.ttf", "JetBrainsMono-Regular.ttf");

    private Fonts() {}

    /// Makes the typefaces known to JavaFX.
    ///
    /// @return how many were found
    public static int load() {
        int found = 0;
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (in != null && Font.loadFont(in, 13) != null) {
                    found++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the bundled typeface " + file, e);
            }
        }
        return found;
    }

    static int expected() {
        return FILES.size();
    }
}
