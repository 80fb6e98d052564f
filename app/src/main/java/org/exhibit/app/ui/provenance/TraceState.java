package org.exhibit.app.ui.provenance;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.reports.figure.LineagePicture;

import java.util.List;

/// What the screen of provenance has to show.
sealed interface TraceState {
    /// Nothing was asked yet.
    record Idle() implements TraceState {}

    record Running(String selector) implements TraceState {}

    /// An answer and where its nodes lie.
    ///
    /// @param partial whether it was stopped, so that what lies beyond is not known
    record Shown(Lineage lineage, LineagePicture picture, boolean partial) implements TraceState {}

    /// No edge; what the records tell of nearby instead.
    record Alone(String selector, List<Neighbours.Neighbour> nearest) implements TraceState {
        public Alone {
            nearest = List.copyOf(nearest);
        }
    }

    record Failed(Failure failure) implements TraceState {}

    record Cancelled(String selector) implements TraceState {}
}
