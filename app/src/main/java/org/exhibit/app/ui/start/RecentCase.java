package org.exhibit.app.ui.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// A case that was open on this computer.
///
/// @param opened when it was opened last
/// @param summary its size then, e.g. `4,830,520 events · 48,215 files`
public record RecentCase(Path folder, String number, String title, Instant opened, String summary) {

    /// Whether the folder still holds a case.
    public boolean isThere() {
        return Files.exists(folder.resolve("case.json"));
    }
}
