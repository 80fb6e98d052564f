package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.ItemListener;
import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.CallerEntry;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.aws.PullCancelled;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;

/// Pulls objects from S3 into a case. Interrupted at any point, the same request again goes on:
/// what the case has by key, version, ETag and size is not fetched twice, and the case ends with
/// the same objects and events as without the interruption.
public final class S3Pull {
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final CaseFile caseFile;
    private final AwsAccess access;
    private final Patience patience;
    private final Listing listing;
    private final CallerEntry caller;
    private final AcquisitionStart start;
    private final ObjectFetch fetch;
    private final ObjectRecorder recorder;

    private S3Pull(
            CaseFile caseFile,
            AwsAccess access,
            Patience patience,
            Listing listing,
            CallerEntry caller,
            AcquisitionStart start,
            ObjectFetch fetch,
            ObjectRecorder recorder) {
        this.caseFile = caseFile;
        this.access = access;
        this.patience = patience;
        this.listing = listing;
        this.caller = caller;
        this.start = start;
        this.fetch = fetch;
        this.recorder = recorder;
    }

    /// Runs to the end. Objects that cannot be had are recorded as such and end nothing.
    ///
    /// @param caller who asks
    /// @throws PullCancelled once cancelled; every object that had come whole by then is recorded
    /// @throws CancellationException where it was cancelled before anything began
    /// @throws org.exhibit.indexer.acquire.aws.AwsException where the bucket cannot be listed, or
    ///   the session has ended; what had come whole is recorded
    /// @throws IOException where the case cannot be written
    public static S3Report run(
            CaseFile caseFile,
            AwsAccess access,
            CallerEntry caller,
            S3Request request,
            ProgressBoard board,
            CancelToken cancel,
            ItemListener listener)
            throws IOException {
        Patience patience = new Patience(cancel, FIRST_PAUSE_MILLIS);
        S3Client s3 = access.s3();
        Listing listing =
                new Listing(
                        new BucketPages(s3, request, patience), request.scope(), request.without());
        // A bucket that cannot be listed begins no acquisition.
        Optional<Listed> first = Optional.ofNullable(listing.next());
        AcquisitionStart start = caseFile.acquisitions().begin("s3", sources(access, request));
        caseFile.enter(CallerEntry.KIND, caller.details(start.number()));
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
        S3Pull pull =
                new S3Pull(caseFile, access, patience, listing, caller, start, fetch, recorder);
        try (FetchAhead ahead = new FetchAhead(first, listing, fetch, request.connections())) {
            pull.recordAll(ahead, cancel);
        }
        return pull.end();
    }

    private static List<String> sources(AwsAccess access, S3Request request) {
        URI endpoint = access.endpoint();
        List<String> sources = new ArrayList<>(request.sources());
        if (endpoint != null) {
            sources.add("endpoint " + endpoint);
        }
        return sources;
    }

    private void recordAll(FetchAhead ahead, CancelToken cancel) throws IOException {
        try {
            recorder.recordAll(ahead, cancel);
        } catch (CancellationException e) {
            // Reads that wait for an answer end at once.
            access.close();
            keepFinished(ahead, "cancelled");
            PullCancelled stopped =
                    new PullCancelled(start.number(), recorder.files(), recorder.bytes());
            stopped.initCause(e);
            throw stopped;
        } catch (IOException e) {
            try {
                keepFinished(ahead, String.valueOf(e.getMessage()));
            } catch (IOException more) {
                e.addSuppressed(more);
            }
            throw e;
        }
    }

    private void keepFinished(FetchAhead ahead, String reason) throws IOException {
        ahead.close();
        recorder.recordFinished(ahead);
        caseFile.enter(
                PullCancelled.KIND,
                counted(
                        Details.of("acquisition", Integer.toString(start.number()))
                                .with("reason", reason)
                                .with("bytes", recorder.bytes())));
        caseFile.checkpoint();
    }

    private Details counted(Details details) {
        String calls =
                JsonTexts.table(
                        access.guard().counts().entrySet().stream()
                                .map(c -> List.of(c.getKey().api(), Long.toString(c.getValue())))
                                .toList());
        return details.with("objects", recorder.files())
                .with("skipped", recorder.skipped())
                .with("archived", recorder.archived())
                .with("throttled", patience.throttled())
                .with("mismatches", fetch.mismatches())
                .with("brokenBodies", fetch.broken())
                .with("resumedBodies", fetch.resumed())
                .with("calls", calls);
    }

    private S3Report end() throws IOException {
        List<String> leftOut = List.copyOf(listing.leftOut());
        caseFile.enter(
                "s3-listed",
                counted(Details.of("acquisition", Integer.toString(start.number())))
                        .with("leftOut", JsonTexts.array(leftOut)));
        Acquisition acquisition =
                caseFile.acquisitions().end(start.number(), recorder.files(), recorder.bytes());
        caseFile.checkpoint();
        recorder.postEnd();
        return new S3Report(
                new AcquisitionReport(
                        acquisition,
                        start.resumed(),
                        recorder.newFiles(),
                        recorder.knownFiles(),
                        recorder.notAcquired()),
                caller,
                recorder.skipped(),
                recorder.archived(),
                new S3Report.Trouble(
                        patience.throttled(),
                        patience.repeated() + fetch.mismatches() + fetch.broken(),
                        fetch.mismatches(),
                        fetch.resumed()),
                access.guard().count(AwsCall.LIST_OBJECTS, AwsCall.LIST_VERSIONS),
                leftOut);
    }
}
