package org.exhibit.app.ui.custody;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.indexer.integrity.Verification;

import java.time.Duration;
import java.time.Instant;

/// Where the full check of the case stands.
sealed interface CheckState {
    /// Not checked in full since this state of the case is shown.
    record NotYet() implements CheckState {}

    record Running(RunningTask task) implements CheckState {}

    /// @param entries how many the log had then
    record Done(Verification verification, Instant at, Duration took, long entries)
            implements CheckState {}

    record Cancelled() implements CheckState {}

    record Failed(Failure failure) implements CheckState {}
}
