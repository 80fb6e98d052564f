package org.exhibit.indexer.acquire;

import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.store.PathText;
import org.exhibit.indexer.store.SourceException;
import org.exhibit.indexer.store.SourceFile;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Walks what one named path stands for, in `PathOrder`. Keeps the names of the folders it is in,
/// not those of the whole tree. Links are not followed: one could lead out of what was named, or
/// round in a circle. Not thread-safe.
final class SourceWalk {
    private final String base;
    private final Path caseFolder;
    private final Deque<Level> levels = new ArrayDeque<>();

    /// A folder being walked.
    ///
    /// @param prefix its path relative to the base, empty or ending in `/`
    private record Level(Path folder, String prefix, Iterator<Name> names) {}

    private record Name(String text, Path name) {}

    /// @param named absolute; a link the examiner named has been followed already
    /// @param caseFolder left out where it lies inside
    SourceWalk(Path named, Path caseFolder) {
        this.caseFolder = caseFolder;
        if (Files.isDirectory(named)) {
            this.base = PathText.of(named);
            // The named folder is one level with one name, so that reading it may fail like any
            // other.
            levels.push(new Level(named, "", List.of(new Name("", named)).iterator()));
        } else {
            Path parent = named.getParent() == null ? named : named.getParent();
            Path name = named.getFileName() == null ? named : named.getFileName();
            this.base = PathText.of(parent);
            levels.push(
                    new Level(parent, "", List.of(new Name(PathText.of(name), name)).iterator()));
        }
    }

    /// The next file or other thing, or null at the end.
    @Nullable Found next() {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            if (!level.names().hasNext()) {
                levels.pop();
            } else {
                @Nullable Found found = look(level, level.names().next());
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /// What a name stands for; null where it is a folder, which is then entered.
    private @Nullable Found look(Level level, Name name) {
        String path = level.prefix() + name.text();
        Path at = level.folder().resolve(name.name());
        SourceFile source;
        try {
            source = SourceFile.at(at);
        } catch (IOException e) {
            return unreadable(path, e);
        }
        BasicFileAttributes attributes = source.attributes();
        if (attributes.isRegularFile()) {
            return new Found.File(path, base, source);
        }
        if (attributes.isDirectory()) {
            return enter(at, path);
        }
        return attributes.isSymbolicLink()
                ? new Found.Other(path, NotAcquired.Kind.LINK, "a symbolic link to " + target(at))
                : new Found.Other(
                        path, NotAcquired.Kind.SPECIAL, "no file but a device, socket or pipe");
    }

    private @Nullable Found enter(Path folder, String path) {
        String shown = path.isEmpty() ? "." : path;
        if (folder.equals(caseFolder)) {
            return new Found.Other(
                    shown, NotAcquired.Kind.SPECIAL, "the folder of the case itself");
        }
        List<Name> names = new ArrayList<>();
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            for (Path entry : content) {
                Path name = entry.getFileName();
                names.add(new Name(PathText.of(name), name));
            }
        } catch (DirectoryIteratorException e) {
            @Nullable IOException cause = e.getCause();
            return unreadable(shown, cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            return unreadable(shown, e);
        }
        names.sort(Comparator.comparing(Name::text, PathOrder.INSTANCE));
        levels.push(new Level(folder, path.isEmpty() ? "" : path + "/", names.iterator()));
        return null;
    }

    private static Found unreadable(String path, IOException e) {
        return new Found.Other(
                path,
                NotAcquired.Kind.UNREADABLE,
                String.valueOf(SourceException.of(e).getMessage()));
    }

    private static String target(Path link) {
        try {
            return PathText.of(Files.readSymbolicLink(link));
        } catch (IOException e) {
            return "a place that cannot be read";
        }
    }
}
