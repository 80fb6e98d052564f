package org.exhibit.app.ui.findings;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;

/// How the last run of the rules went. What an earlier run found stays beside it.
sealed interface FindingsState {
    /// The rules were not run since the case was opened.
    record Idle() implements FindingsState {}

    record Running(RunningTask task) implements FindingsState {}

    record Done() implements FindingsState {}

    record Failed(Failure failure) implements FindingsState {}

    record Cancelled() implements FindingsState {}
}
