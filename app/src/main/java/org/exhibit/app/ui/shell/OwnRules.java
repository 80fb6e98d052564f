package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.findings.PatternsViewModel;

import java.nio.file.Path;

/// The folder of the analyst's own rules, from one start of the program to the next.
final class OwnRules {
    private static final String NAME = "findings.rules";

    private OwnRules() {}

    static void remember(PatternsViewModel patterns, Preferences preferences) {
        String known = preferences.get(NAME);
        if (!known.isEmpty()) {
            patterns.folder().set(Path.of(known));
        }
        patterns.folder()
                .addListener((property, before, now) ->
                        preferences.put(NAME, now == null ? "" : now.toString()));
    }
}
