package org.exhibit.indexer.casefile;

import java.io.IOException;

/// A request for something that is not there; it changed nothing.
final class NothingThereException extends IOException {
    private static final long serialVersionUID = 1L;

    NothingThereException(String message) {
        super(message);
    }
}
