package org.exhibit.app.ui.provenance;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.reports.figure.LineagePicture;

/// What the screen of provenance has to show.
sealed interface TraceState {
    /// Nothing was asked yet.
    record Idle() implements TraceState {}

    record Running(String selector) implements TraceState {}

    /// An answer and where its nodes lie.
    record Shown(Lineage lineage, LineagePicture picture) implements TraceState {}

    record Failed(Failure failure) implements TraceState {}

    record Cancelled(String selector) implements TraceState {}
}
