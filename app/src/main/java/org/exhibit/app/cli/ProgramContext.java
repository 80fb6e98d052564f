package org.exhibit.app.cli;

import org.exhibit.app.service.CaseService;
import org.exhibit.app.service.LastCase;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.nio.file.Path;

/// What every command works with.
///
/// @param cancel cancelled when the person presses Ctrl+C
/// @param lastCase where to remember a case for the window to open
public record ProgramContext(
        CaseService service, Console console, CancelToken cancel, LastCase lastCase) {

    /// Remembers a case; failing to is no failure of the command.
    void remember(Path folder) {
        try {
            lastCase.write(folder);
        } catch (IOException e) {
            console.say("The window will not open this case by itself: " + e.getMessage());
        }
    }
}
