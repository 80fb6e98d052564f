package org.exhibit.indexer.coverage;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.UnaryOperator;

/// What was learnt of a log's state at an instant.
///
/// @param recorded whether a record tells of the change itself; otherwise a setting tells of the
///   state
/// @param <S> the state
record Change<S>(Instant at, boolean recorded, Proof proof, UnaryOperator<S> change) {
    /// By time. A setting of the same instant has the last word: it shows what came of the calls.
    static <S> Comparator<Change<S>> order() {
        return Comparator.comparing((Change<S> one) -> one.at())
                .thenComparing(one -> !one.recorded());
    }
}
