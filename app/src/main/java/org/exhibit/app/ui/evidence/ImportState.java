package org.exhibit.app.ui.evidence;

import org.exhibit.app.service.AcquireReport;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;

/// Where an import stands, or an exclusion, which works in the same place.
public sealed interface ImportState {

    record Idle() implements ImportState {}

    record Running(RunningTask task) implements ImportState {}

    record Done(AcquireReport report) implements ImportState {}

    /// Evidence was excluded or included again.
    ///
    /// @param said what was done, in words
    record Settled(String said) implements ImportState {}

    /// Stopped by the examiner; what was finished is in the case.
    ///
    /// @param kept what the case holds of it, one sentence
    record Cancelled(String kept) implements ImportState {}

    record Failed(Failure failure) implements ImportState {}
}
