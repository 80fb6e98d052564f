package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.casefile.Acquisition;
import org.exhibit.indexer.casefile.AcquisitionStart;
import org.exhibit.indexer.casefile.CaseFile;
import org.exhibit.indexer.custody.Details;
import org.exhibit.indexer.custody.JsonTexts;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;

import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;

/// Pulls objects from S3 into a case. Interrupted at any point, the same request again goes on:
/// what the case has by key, version, ETag and size is not fetched twice, and the case ends the
/// same as without the interruption.
public final class S3Pull {
    private static final long FIRST_PAUSE_MILLIS = 100;

    private S3Pull() {}

    /// Runs to the end. Objects that cannot be had are recorded as such and end nothing.
    ///
    /// @throws CancellationException once cancelled; what was recorded by then stays
    /// @throws org.exhibit.indexer.acquire.aws.AwsException where the bucket cannot be listed, or
    ///   the session has ended
    /// @throws IOException where the case cannot be written
    public static S3Report run(
            CaseFile caseFile,
            AwsAccess access,
            S3Request request,
            ProgressBoard board,
            CancelToken cancel,
            ItemListener listener)
            throws IOException {
        Patience patience = new Patience(cancel, FIRST_PAUSE_MILLIS);
        S3Client s3 = access.s3();
        Listing listing = new Listing(new BucketPages(s3, request, patience), request.scope());
        // A bucket that cannot be listed begins no acquisition.
        Optional<Listed> first = Optional.ofNullable(listing.next());
        AcquisitionStart start = caseFile.beginAcquisition("s3", sources(access, request));
        caseFile.store().prepare();
        LongAdder bytes = new LongAdder();
        ObjectFetch fetch =
                new ObjectFetch(
                        s3,
                        request,
                        start.number(),
                        patience,
                        KnownObjects.of(caseFile.folder(), caseFile.store(), request.bucket()),
                        caseFile.store(),
                        bytes);
        ObjectRecorder recorder =
                new ObjectRecorder(caseFile, start, request.bucket(), listener, board, bytes);
        try (FetchAhead ahead = new FetchAhead(first, listing, fetch, request.connections())) {
            try {
                recorder.recordAll(ahead, cancel);
            } catch (CancellationException e) {
                // Reads that wait for an answer end at once.
                access.close();
                throw e;
            }
        }
        String calls =
                JsonTexts.table(
                        access.guard().counts().entrySet().stream()
                                .map(c -> List.of(c.getKey().api(), Long.toString(c.getValue())))
                                .toList());
        caseFile.enter(
                "s3-listed",
                Details.of("acquisition", Integer.toString(start.number()))
                        .with("objects", recorder.files())
                        .with("skipped", recorder.skipped())
                        .with("archived", recorder.archived())
                        .with("throttled", patience.throttled())
                        .with("mismatches", fetch.mismatches())
                        .with("brokenBodies", fetch.broken())
                        .with("calls", calls)
                        .with("leftOut", JsonTexts.array(List.copyOf(listing.leftOut()))));
        Acquisition acquisition =
                caseFile.endAcquisition(start.number(), recorder.files(), recorder.bytes());
        caseFile.checkpoint();
        recorder.postEnd();
        return new S3Report(
                new AcquisitionReport(
                        acquisition,
                        start.resumed(),
                        recorder.newFiles(),
                        recorder.knownFiles(),
                        recorder.notAcquired()),
                recorder.skipped(),
                recorder.archived(),
                patience.throttled(),
                patience.repeated() + fetch.mismatches() + fetch.broken(),
                fetch.mismatches(),
                access.guard().count(AwsCall.LIST_OBJECTS, AwsCall.LIST_VERSIONS),
                List.copyOf(listing.leftOut()));
    }

    private static List<String> sources(AwsAccess access, S3Request request) {
        URI endpoint = access.endpoint();
        List<String> sources = new java.util.ArrayList<>(request.sources());
        if (endpoint != null) {
            sources.add("endpoint " + endpoint);
        }
        return sources;
    }
}
