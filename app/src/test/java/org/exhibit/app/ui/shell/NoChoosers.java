package org.exhibit.app.ui.shell;

import org.exhibit.app.ui.common.Choosers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Dialogs in which nothing is chosen.
class NoChoosers implements Choosers {
    @Override
    public List<Path> files(String title) {
        return List.of();
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> file(String title, String kind, String pattern) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> target(String title, String name) {
        return Optional.empty();
    }
}
