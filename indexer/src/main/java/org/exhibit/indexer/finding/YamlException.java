package org.exhibit.indexer.finding;

/// A YAML text that is wrong, or grows beyond measure.
public final class YamlException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    /// @param line 1-based; 0 where none is known
    public YamlException(int line, String message) {
        super(message);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
