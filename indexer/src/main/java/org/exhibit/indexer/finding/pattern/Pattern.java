package org.exhibit.indexer.finding.pattern;

import java.io.IOException;

/// A failure pattern in code.
public interface Pattern {
    /// E.g. `F05`.
    String id();

    String title();

    void run(PatternContext context) throws IOException;
}
