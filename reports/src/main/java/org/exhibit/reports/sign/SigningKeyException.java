package org.exhibit.reports.sign;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// A key file that cannot be used. Nothing has been written when it is thrown.
public final class SigningKeyException extends IOException {
    private static final long serialVersionUID = 1L;

    SigningKeyException(Path file, String what, String remedy, @Nullable Throwable cause) {
        super(
                "The key file "
                        + file.getFileName()
                        + ' '
                        + what
                        + ". No pack was written. "
                        + remedy,
                cause);
    }
}
