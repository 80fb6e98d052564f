package org.exhibit.app.service;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.IOException;
import java.nio.file.Path;

/// The use cases that open a network connection: to what their options name, and only to read. Like
/// `CaseService` otherwise.
public interface PullService {

    /// Asks AWS whom it sees.
    AwsAccess.Caller caller(AwsOptions options, CancelToken cancel) throws IOException;

    /// Lists what a pull from S3 would bring; changes nothing.
    ///
    /// @param visitor told of every object in scope, in the order of keys
    S3Plan plan(
            Path folder,
            AwsOptions options,
            S3Request request,
            S3DryRun.Visitor visitor,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException;

    /// Pulls objects from S3, keeps and indexes them. After a cancel or any interruption the same
    /// call again goes on.
    PullReport pull(
            Path folder,
            AwsOptions options,
            S3Request request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException;

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
