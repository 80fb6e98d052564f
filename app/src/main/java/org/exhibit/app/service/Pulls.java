package org.exhibit.app.service;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailPull;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailReport;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.acquire.s3.S3DryRun;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.exhibit.indexer.acquire.s3.S3Pull;
import org.exhibit.indexer.acquire.s3.S3Report;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.lucene.LuceneIndexWriter;
import org.exhibit.indexer.ingest.CaseIngest;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.exhibit.indexer.store.ZipPasswords;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Pulls into case folders of this machine. Apart from the other use cases, so that AWS's classes
/// are loaded by these alone.
final class Pulls implements PullService {
    private final Writer writer;
    private final Supplier<ZipPasswords> passwords;
    private final InstantSource clock;

    /// Opens a case for writing, once the way to AWS is known.
    interface Writer {
        CaseFile open(Path folder) throws IOException;
    }

    Pulls(Writer writer, Supplier<ZipPasswords> passwords, InstantSource clock) {
        this.writer = writer;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public AwsAccess.Caller caller(AwsOptions options, CancelToken cancel) throws IOException {
        try (AwsAccess access = AwsAccess.open(options)) {
            return access.caller(new Patience(cancel, 100));
        }
    }

    @Override
    public S3Plan plan(
            Path folder,
            AwsOptions options,
            S3Request request,
            S3DryRun.Visitor visitor,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        try (AwsAccess access = AwsAccess.open(options)) {
            return S3DryRun.run(new CaseFolder(folder), access, request, board, cancel, visitor);
        }
    }

    @Override
    public PullReport pull(
            Path folder,
            AwsOptions options,
            S3Request request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        try (AwsAccess access = AwsAccess.open(options);
                CaseFile caseFile = writer.open(folder);
                LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest =
                        new Indexing(passwords.get()).catchUp(caseFile, index, null, cancel)) {
            S3Report report = S3Pull.run(caseFile, access, request, board, cancel, ingest);
            new Indexing(passwords.get()).finish(caseFile, ingest, board);
            AcquisitionReport acquired = report.acquired();
            return new PullReport(report(caseFile, acquired), report);
        }
    }

    @Override
    public CloudTrailPullReport cloudTrail(
            Path folder,
            AwsOptions options,
            CloudTrailRequest request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        try (AwsAccess access = AwsAccess.open(options);
                CaseFile caseFile = writer.open(folder);
                LuceneIndexWriter index = Engine.writer(caseFile);
                CaseIngest ingest =
                        new Indexing(passwords.get()).catchUp(caseFile, index, null, cancel)) {
            CloudTrailRequest named =
                    request.regions().isEmpty()
                            ? request.in(List.of(access.region().id()))
                            : request;
            CloudTrailReport report =
                    CloudTrailPull.run(caseFile, access, named, clock, board, cancel, ingest);
            new Indexing(passwords.get()).finish(caseFile, ingest, board);
            return new CloudTrailPullReport(report(caseFile, report.acquired()), report);
        }
    }

    private AcquireReport report(CaseFile caseFile, AcquisitionReport acquired) throws IOException {
        try (CaseReader reader = Engine.reader(caseFile.folder().root(), passwords.get())) {
            return new AcquireReport(
                    acquired.acquisition().label(),
                    acquired.newFiles(),
                    acquired.knownFiles(),
                    acquired.notAcquired(),
                    reader.events().totals());
        }
    }
}
