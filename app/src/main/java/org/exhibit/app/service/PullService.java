package org.exhibit.app.service;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;
import java.nio.file.Path;

/// The use cases that open a network connection: to what their options name, and only to read. Like
/// `CaseService` otherwise.
public interface PullService {

    /// Opens a way to AWS; connects to nothing yet, but for a role or a sign-in that credentials
    /// are made from.
    ///
    /// @throws IOException where the options lead to no credentials or no region
    PullSession open(AwsOptions options) throws IOException;

    /// Asks CloudTrail and the account, and keeps and indexes the answers. After a cancel or any
    /// interruption the same call again goes on.
    CloudTrailPullReport cloudTrail(
            Path folder,
            AwsOptions options,
            CloudTrailRequest request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException;
}
