package org.exhibit.app.ui.start;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The form of a new case.
public final class NewCase {
    private final StringProperty title = new SimpleStringProperty("");
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty examiner = new SimpleStringProperty("");
    private final StringProperty organisation = new SimpleStringProperty("");
    private final StringProperty authority = new SimpleStringProperty("");
    private final StringProperty folder = new SimpleStringProperty("");
    private final BooleanBinding valid =
            Bindings.createBooleanBinding(
                    () -> problem().isEmpty(), title, number, examiner, folder);

    public StringProperty title() {
        return title;
    }

    public StringProperty number() {
        return number;
    }

    public StringProperty examiner() {
        return examiner;
    }

    public StringProperty organisation() {
        return organisation;
    }

    public StringProperty authority() {
        return authority;
    }

    public StringProperty folder() {
        return folder;
    }

    public BooleanBinding valid() {
        return valid;
    }

    /// Why the case cannot be made yet.
    public Optional<String> problem() {
        if (title.get().isBlank()) {
            return Optional.of("A title is missing.");
        }
        if (examiner.get().isBlank()) {
            return Optional.of("The examiner's name is missing; every entry of custody names it.");
        }
        return folderProblem();
    }

    /// Why the folder cannot be used.
    public Optional<String> folderProblem() {
        if (folder.get().isBlank()) {
            return Optional.of("A folder is missing.");
        }
        Optional<Path> path = path();
        if (path.isEmpty()) {
            return Optional.of("This is no folder's name on this computer.");
        }
        return isFree(path.get())
                ? Optional.empty()
                : Optional.of("The folder must be new or empty.");
    }

    /// The folder, if the text names one.
    public Optional<Path> path() {
        try {
            return Optional.of(Path.of(folder.get().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static boolean isFree(Path path) {
        if (!Files.exists(path)) {
            return true;
        }
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }
}
