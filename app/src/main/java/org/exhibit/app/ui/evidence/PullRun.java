package org.exhibit.app.ui.evidence;

import org.exhibit.app.service.PullReport;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;

/// Where a pull stands.
sealed interface PullRun {

    record NotYet() implements PullRun {}

    record Running(RunningTask task) implements PullRun {}

    record Done(PullReport report) implements PullRun {}

    /// @param kept what the case holds of it
    record Cancelled(String kept) implements PullRun {}

    /// @param advice what to do; may be empty
    record Failed(Failure failure, String advice) implements PullRun {}
}
