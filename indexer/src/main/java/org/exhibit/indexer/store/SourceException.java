package org.exhibit.indexer.store;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A file to be acquired could not be read to its end. The store is not affected; nothing of the
/// file was kept. The message is part of a sentence about the file, e.g. `permission denied`.
public class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    SourceException(String message, @Nullable IOException cause) {
        super(message, cause);
    }

    public static SourceException of(IOException cause) {
        return new SourceException(reason(cause), cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "vanished after it was listed";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            case IOException e -> String.valueOf(e.getMessage());
        };
    }
}
