package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsCall;
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

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
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

    private static final int BROKEN_BODIES = 10;
    private static final String CHECKSUM_MODE = "x-amz-checksum-mode";

    private final S3Client s3;
    private final S3Request request;
    private final int acquisition;
    private final Patience patience;
    private final AdaptiveLimit limit;
    private final KnownObjects known;
    private final ThreadLocal<Intake> intakes;
    private final LongAdder mismatches = new LongAdder();
    private final LongAdder broken = new LongAdder();

    ObjectFetch(
            S3Client s3,
            S3Request request,
            int acquisition,
            Patience patience,
            KnownObjects known,
            EvidenceStore store,
            LongAdder bytes) {
        this.s3 = s3;
        this.request = request;
        this.acquisition = acquisition;
        this.patience = patience;
        this.limit = new AdaptiveLimit(request.connections());
        this.known = known;
        this.intakes = ThreadLocal.withInitial(() -> store.intake(bytes::add));
    }

    long mismatches() {
        return mismatches.sum();
    }

    long broken() {
        return broken.sum();
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
        long part = PartSize.of(listed, number -> head(listed, number));
        try {
            return bytes(listed, part);
        } catch (CheckedStream.OtherBytes e) {
            // Parts need not be of one size; then only the whole can be compared.
            boolean unequal = part > 0 && !PartSize.equal(listed, part, n -> head(listed, n));
            if (unequal) {
                try {
                    return bytes(listed, 0);
                } catch (CheckedStream.OtherBytes again) {
                    return left(listed, NotAcquired.Kind.UNREADABLE, again.getMessage());
                }
            }
            return left(listed, NotAcquired.Kind.UNREADABLE, e.getMessage());
        }
    }

    /// @throws CheckedStream.OtherBytes where every attempt gave bytes other than announced
    private Fetched bytes(Listed listed, long part) throws IOException {
        int others = 0;
        for (int failures = 1; ; failures++) {
            patience.cancel().check();
            try {
                Fetched got = attempt(listed, part);
                limit.succeeded();
                return got;
            } catch (SdkException e) {
                AwsException failure = AwsException.of(AwsCall.GET_OBJECT, e);
                if (failure.kind() == AwsException.Kind.THROTTLED) {
                    limit.throttled();
                }
                if (!patience.again(failure, failures)) {
                    throw failure;
                }
            } catch (SourceException e) {
                CheckedStream.@Nullable OtherBytes other = other(e);
                if (other != null) {
                    mismatches.increment();
                    others++;
                    if (others >= MISMATCHES) {
                        throw other;
                    }
                } else {
                    broken.increment();
                    if (failures >= BROKEN_BODIES) {
                        return left(
                                listed,
                                NotAcquired.Kind.UNREADABLE,
                                "the connection broke " + failures + " times: " + e.getMessage());
                    }
                }
                patience.pause(failures);
            }
        }
    }

    private static CheckedStream.@Nullable OtherBytes other(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CheckedStream.OtherBytes other) {
                return other;
            }
        }
        return null;
    }

    private Fetched attempt(Listed listed, long part) throws IOException {
        GetObjectRequest ask =
                GetObjectRequest.builder()
                        .bucket(request.bucket())
                        .key(listed.key())
                        .versionId(listed.versionId())
                        .overrideConfiguration(c -> c.putHeader(CHECKSUM_MODE, "ENABLED"))
                        .build();
        ResponseInputStream<GetObjectResponse> body = s3.getObject(ask);
        boolean whole = false;
        try {
            GetObjectResponse answer = body.response();
            AnswerRecord said =
                    new AnswerRecord(request.bucket(), listed, answer.sdkHttpResponse());
            long length = Objects.requireNonNullElse(answer.contentLength(), listed.size());
            CheckedStream checked =
                    new CheckedStream(
                            body,
                            length,
                            Expectations.of(
                                    said.etag(),
                                    said.encryption(),
                                    said.headers(),
                                    said.checksums(),
                                    part));
            Stored stored = intakes.get().put(checked, patience.cancel());
            whole = true;
            ObjectRecord record =
                    said.record(
                            ObjectRecord.State.ACQUIRED,
                            stored.fingerprint().sha256(),
                            length,
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
        } finally {
            if (whole) {
                body.close();
            } else {
                body.abort();
            }
        }
    }

    /// Empty where a restored copy is at hand.
    private Optional<Fetched> archived(Listed listed) throws AwsException {
        HeadObjectResponse answer = head(listed, null);
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

    private HeadObjectResponse head(Listed listed, @Nullable Integer part) throws AwsException {
        HeadObjectRequest ask =
                HeadObjectRequest.builder()
                        .bucket(request.bucket())
                        .key(listed.key())
                        .versionId(listed.versionId())
                        .partNumber(part)
                        .build();
        return patience.call(AwsCall.HEAD_OBJECT, () -> s3.headObject(ask));
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
