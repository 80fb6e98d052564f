package org.exhibit.indexer.finding.sigma;

/// A rule that says something which is not understood.
final class SigmaException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    /// @param line 1-based
    SigmaException(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
