package org.exhibit.app.ui.common;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the examiner for files and folders. The window uses the system's dialogs.
public interface Choosers {
    List<Path> files(String title);

    Optional<Path> folder(String title);

    /// A file to open; the pattern is such as `*.p12`.
    Optional<Path> file(String title, String kind, String pattern);

    /// A file to write.
    Optional<Path> target(String title, String name);
}
