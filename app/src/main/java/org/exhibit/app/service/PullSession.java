package org.exhibit.app.service;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// One way to AWS, for one identity, from its check to the end of a pull: a device is asked for one
/// code, and who was shown is who pulls. Its credentials are in memory only. A pull that was
/// cancelled has ended its connections; what follows needs another session. Used by one thread at a
/// time.
public interface PullSession extends Closeable {

    /// Asks AWS whom it sees.
    ///
    /// @throws IOException where AWS does not say
    AwsAccess.Caller caller(CancelToken cancel) throws IOException;

    /// Likewise, where not being told is no failure: a server that is not AWS may not know.
    CallerEntry callerEntry(CancelToken cancel) throws IOException;

    /// Lists what a pull from S3 would bring; changes nothing.
    ///
    /// @param visitor told of every object in scope, in the order of keys
    S3Plan plan(
            Path folder,
            S3Request request,
            S3DryRun.Visitor visitor,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException;

    /// Pulls objects from S3, keeps and indexes them. After a cancel or any interruption the same
    /// call again, in a new session, goes on.
    ///
    /// @throws org.exhibit.indexer.acquire.aws.PullCancelled once cancelled, with what the case
    ///   holds
    PullReport pull(Path folder, S3Request request, ProgressBoard board, CancelToken cancel)
            throws IOException;

    /// Ends every connection.
    @Override
    void close();
}
