package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.provenance.graph.Strength;

import java.io.IOException;

/// A failure pattern in code.
public interface Pattern {
    /// E.g. `F05`.
    String id();

    String title();

    /// How well what it finds is founded. Patterns that rest on what did not come after a record
    /// say inferred: the record alone does not say it.
    default Strength strength() {
        return Strength.RECORDED;
    }

    void run(PatternContext context) throws IOException;
}
