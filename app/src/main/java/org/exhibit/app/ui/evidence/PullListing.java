package org.exhibit.app.ui.evidence;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.RunningTask;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;

import java.time.Duration;

/// Where a dry run stands.
sealed interface PullListing {

    record None() implements PullListing {}

    record Running(RunningTask task) implements PullListing {}

    /// @param request what was listed
    record Ready(S3Request request, S3Plan plan, Duration took) implements PullListing {}

    record Stopped() implements PullListing {}

    /// @param advice what to do; may be empty
    record Failed(Failure failure, String advice) implements PullListing {}
}
