package org.exhibit.app.service;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.PullCancelled;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailPull;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailReport;
import org.exhibit.indexer.acquire.cloudtrail.CloudTrailRequest;
import org.exhibit.indexer.casefile.CaseFile;
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

    /// What fetches, once case and index are open.
    interface Fetching<T> {
        T into(CaseFile caseFile, CaseIngest ingest) throws IOException;
    }

    /// What fetching brought, and the case afterwards.
    record Pulled<T>(T report, AcquireReport acquired) {}

    Pulls(Writer writer, Supplier<ZipPasswords> passwords, InstantSource clock) {
        this.writer = writer;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public PullSession open(AwsOptions options) throws IOException {
        return new LocalPullSession(this, AwsAccess.open(options));
    }

    @Override
    public CloudTrailPullReport cloudTrail(
            Path folder,
            AwsOptions options,
            CloudTrailRequest request,
            ProgressBoard board,
            CancelToken cancel)
            throws IOException {
        try (AwsAccess access = AwsAccess.open(options)) {
            CloudTrailRequest named =
                    request.regions().isEmpty()
                            ? request.in(List.of(access.region().id()))
                            : request;
            Pulled<CloudTrailReport> pulled =
                    pulled(
                            folder,
                            board,
                            cancel,
                            (caseFile, ingest) ->
                                    CloudTrailPull.run(
                                            caseFile, access, named, clock, board, cancel, ingest),
                            CloudTrailReport::acquired);
            return new CloudTrailPullReport(pulled.acquired(), pulled.report());
        }
    }

    /// What of a report says what the case was given.
    interface Acquired<T> {
        AcquisitionReport of(T report);
    }

    /// Fetches and indexes. What came whole before a cancel is indexed all the same, so that the
    /// accounting holds for all that custody has.
    <T> Pulled<T> pulled(
            Path folder,
            ProgressBoard board,
            CancelToken cancel,
            Fetching<T> fetching,
            Acquired<T> acquired)
            throws IOException {
        Indexing indexing = new Indexing(passwords.get());
        try (CaseFile caseFile = writer.open(folder);
                LuceneIndexWriter index = Engine.writer(caseFile)) {
            try (CaseIngest ingest = indexing.catchUp(caseFile, index, null, cancel)) {
                T report = fetching.into(caseFile, ingest);
                indexing.finish(caseFile, ingest, board);
                return new Pulled<>(report, report(caseFile, acquired.of(report)));
            } catch (PullCancelled e) {
                try (CaseIngest rest = indexing.catchUp(caseFile, index, null, new CancelToken())) {
                    indexing.finish(caseFile, rest, board);
                }
                throw e;
            }
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
