package org.exhibit.app.service;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Pull;
import org.exhibit.indexer.acquire.s3.S3Report;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;

/// A session that pulls into case folders of this machine.
final class LocalPullSession implements PullSession {
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final Pulls pulls;
    private final AwsAccess access;
    private @Nullable CallerEntry caller;

    LocalPullSession(Pulls pulls, AwsAccess access) {
        this.pulls = pulls;
        this.access = access;
    }

    @Override
    public AwsAccess.Caller caller(CancelToken cancel) throws IOException {
        AwsAccess.Caller found = access.caller(new Patience(cancel, FIRST_PAUSE_MILLIS));
        caller = new CallerEntry(found.arn(), found.account());
        return found;
    }

    @Override
    public CallerEntry callerEntry(CancelToken cancel) throws IOException {
        CallerEntry known = caller;
        if (known == null) {
            known = CallerEntry.ask(access, new Patience(cancel, FIRST_PAUSE_MILLIS));
            caller = known;
        }
        return known;
    }

    @Override
    public S3Plan plan(
            Path folder,
            S3Request request,
            S3DryRun.Visitor visitor,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        return S3DryRun.run(new CaseFolder(folder), access, request, board, cancel, visitor);
    }

    @Override
    public PullReport pull(Path folder, S3Request request, ProgressBoard board, CancelToken cancel)
            throws IOException {
        CallerEntry asks = callerEntry(cancel);
        Pulls.Pulled<S3Report> pulled =
                pulls.pulled(
                        folder,
                        board,
                        cancel,
                        (caseFile, ingest) ->
                                S3Pull.run(caseFile, access, asks, request, board, cancel, ingest),
                        S3Report::acquired);
        return new PullReport(pulled.acquired(), pulled.report());
    }

    @Override
    public void close() {
        access.close();
    }
}
