package org.exhibit.indexer.store;

import java.io.IOException;

/// A file was written to while it was read, so that what was read is no state the file ever had.
/// Nothing of it was kept.
public final class SourceChangedException extends IOException {
    private static final long serialVersionUID = 1L;

    public SourceChangedException(String message) {
        super(message);
    }
}
