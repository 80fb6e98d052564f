package org.exhibit.app.main;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/// Keeps the libraries' remarks (on missing vector units, on being started from the class path) off
/// standard error; their severe messages stay. Read by the platform when a library first logs, so
/// it costs nothing where none does.
public final class QuietLogs {
    private static final String CONFIGURATION =
            """
            handlers = java.util.logging.ConsoleHandler
            .level = SEVERE
            """;

    public QuietLogs() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(
                        new ByteArrayInputStream(
                                CONFIGURATION.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /// To be called before anything can log.
    static void install() {
        System.setProperty("java.util.logging.config.class", QuietLogs.class.getName());
    }
}
