package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.Patience;
import org.exhibit.indexer.acquire.sidecar.ObjectRecord;
import org.exhibit.indexer.casefile.FoundFile;
import org.exhibit.indexer.casefile.NotAcquired;
import org.exhibit.indexer.store.EvidenceStore;
import org.exhibit.indexer.store.Intake;
import org.exhibit.indexer.store.SourceException;
import org.exhibit.indexer.store.Stored;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Brings single objects into the store, each checked against what S3 announced. Thread-safe.
final class ObjectFetch {
    /// Attempts at an object whose bytes are not those announced.
    private static final int MISMATCHES = 4;

    private final ObjectRequests requests;
    private final S3Request request;
    private final int acquisition;
    private final Patience patience;
    private final AdaptiveLimit limit;
    private final KnownObjects known;
    private final ThreadLocal<Intake> intakes;
    private final LongAdder mismatches = new LongAdder();

    ObjectFetch(
            S3Client s3,
            S3Request request,
            int acquisition,
            Patience patience,
            KnownObjects known,
            EvidenceStore store,
            LongAdder bytes) {
        this.request = request;
        this.acquisition = acquisition;
        this.patience = patience;
        this.limit = new AdaptiveLimit(request.connections());
        this.requests = new ObjectRequests(s3, request.bucket(), patience, limit);
        this.known = known;
        this.intakes = ThreadLocal.withInitial(() -> store.intake(bytes::add));
    }

    long mismatches() {
        return mismatches.sum();
    }

    /// How often a connection broke while bytes came.
    long broken() {
        return requests.broken();
    }

    /// How often reading went on in the middle of an object.
    long resumed() {
        return requests.resumed();
    }

    /// @throws AwsException where the session has ended
    /// @throws IOException where the store cannot be written
    Fetched fetch(Listed listed) throws IOException {
        if (listed.deleteMarker()) {
            return new Fetched.Marker(
                    AnswerRecord.ofListing(
                            request.bucket(),
                            listed,
                            ObjectRecord.State.DELETE_MARKER,
                            "a delete marker"));
        }
        if (known.has(listed)) {
            return new Fetched.Known(listed.size());
        }
        limit.enter();
        try {
            return bytes(listed);
        } catch (AwsException e) {
            return failed(listed, e);
        } finally {
            limit.leave();
        }
    }

    private Fetched bytes(Listed listed) throws IOException {
        if (listed.archived()) {
            Optional<Fetched> archived = archived(listed);
            if (archived.isPresent()) {
                return archived.get();
            }
        }
        try {
            return bytes(listed, Parts.byFirst(listed, part -> requests.head(listed, part)));
        } catch (CheckedStream.OtherBytes e) {
            return left(listed, NotAcquired.Kind.UNREADABLE, e.getMessage());
        }
    }

    /// @throws CheckedStream.OtherBytes where every attempt gave bytes other than announced
    private Fetched bytes(Listed listed, Parts supposed) throws IOException {
        Parts parts = supposed;
        for (int others = 1; ; others++) {
            patience.cancel().check();
            try {
                Fetched got = attempt(listed, parts);
                limit.succeeded();
                return got;
            } catch (SourceException e) {
                @Nullable AwsException refused = cause(e, AwsException.class);
                if (refused != null) {
                    throw refused;
                }
                CheckedStream.@Nullable OtherBytes other = cause(e, CheckedStream.OtherBytes.class);
                if (other == null) {
                    return left(listed, NotAcquired.Kind.UNREADABLE, e.getMessage());
                }
                mismatches.increment();
                if (others >= MISMATCHES) {
                    throw other;
                }
                if (others == 1 && parts.isKnown()) {
                    // They need not be of one length.
                    parts = Parts.byEach(listed, part -> requests.head(listed, part));
                }
                patience.pause(others);
            }
        }
    }

    private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> kind) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private Fetched attempt(Listed listed, Parts parts) throws IOException {
        try (ResumingBody body = ResumingBody.open(requests, listed)) {
            AnswerRecord said =
                    new AnswerRecord(request.bucket(), listed, body.answer().sdkHttpResponse());
            CheckedStream checked =
                    new CheckedStream(
                            body,
                            body.length(),
                            Expectations.of(
                                    said.etag(),
                                    said.encryption(),
                                    said.headers(),
                                    said.checksums(),
                                    parts));
            Stored stored = intakes.get().put(checked, patience.cancel());
            ObjectRecord record =
                    said.record(
                            ObjectRecord.State.ACQUIRED,
                            stored.fingerprint().sha256(),
                            body.length(),
                            checked.checked(),
                            "");
            return new Fetched.Got(
                    new FoundFile(
                            listed.path(),
                            "s3://" + request.bucket(),
                            stored.fingerprint(),
                            Objects.requireNonNullElse(record.lastModified(), Instant.EPOCH),
                            stored.written()),
                    record);
        }
    }

    /// Empty where a restored copy is at hand.
    private Optional<Fetched> archived(Listed listed) throws AwsException {
        HeadObjectResponse answer = requests.head(listed, null);
        @Nullable String restore = answer.restore();
        if (restore != null && restore.contains("ongoing-request=\"false\"")) {
            return Optional.empty();
        }
        AnswerRecord said = new AnswerRecord(request.bucket(), listed, answer.sdkHttpResponse());
        String reason = Archive.reason(request.bucket(), listed);
        return Optional.of(
                new Fetched.Left(
                        new NotAcquired(
                                acquisition, listed.path(), NotAcquired.Kind.ARCHIVED, reason),
                        said.record(
                                ObjectRecord.State.ARCHIVED,
                                null,
                                listed.size(),
                                List.of(),
                                reason)));
    }

    private Fetched failed(Listed listed, AwsException e) throws AwsException {
        return switch (e.kind()) {
            case EXPIRED -> throw e;
            case ARCHIVED ->
                    left(
                            listed,
                            NotAcquired.Kind.ARCHIVED,
                            Archive.reason(request.bucket(), listed));
            case THROTTLED, TRANSIENT, DENIED, MISSING, OTHER ->
                    left(listed, NotAcquired.Kind.UNREADABLE, e.getMessage());
        };
    }

    private Fetched left(Listed listed, NotAcquired.Kind kind, @Nullable String reason) {
        String why = reason == null ? "no reason was given" : reason;
        ObjectRecord.State state =
                kind == NotAcquired.Kind.ARCHIVED
                        ? ObjectRecord.State.ARCHIVED
                        : ObjectRecord.State.FAILED;
        return new Fetched.Left(
                new NotAcquired(acquisition, listed.path(), kind, why),
                AnswerRecord.ofListing(request.bucket(), listed, state, why));
    }
}
