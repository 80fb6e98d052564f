package org.exhibit.indexer.store;

/// A file was written to while it was read, so that what was read is no state the file ever had.
public final class SourceChangedException extends SourceException {
    private static final long serialVersionUID = 1L;

    SourceChangedException(String message) {
        super(message, null);
    }
}
