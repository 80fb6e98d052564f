package org.exhibit.indexer.casefile;

import java.io.IOException;

/// Another program is writing to the case; the message says who, where and since when.
public final class CaseLockedException extends IOException {
    private static final long serialVersionUID = 1L;

    public CaseLockedException(String message) {
        super(message);
    }
}
