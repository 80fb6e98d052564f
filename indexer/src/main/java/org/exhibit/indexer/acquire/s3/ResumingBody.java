package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// An object's bytes over as many connections as it takes: where one breaks, the next gives what is
/// missing, and S3 gives it only of the very same object. What is read is not yet compared with
/// anything. Not thread-safe.
final class ResumingBody extends InputStream {
    /// Connections that may break one after another, each without having brought much.
    private static final int BREAKS = 10;

    /// What a connection must have brought to count as one that worked.
    private static final long MUCH = 1L << 20;

    private final ObjectRequests requests;
    private final Listed listed;
    private final GetObjectResponse first;
    private final long length;
    private ResponseInputStream<GetObjectResponse> body;
    private long read;
    private long readAtBreak;
    private int breaks;

    private ResumingBody(
            ObjectRequests requests, Listed listed, ResponseInputStream<GetObjectResponse> body) {
        this.requests = requests;
        this.listed = listed;
        this.body = body;
        this.first = body.response();
        this.length = Objects.requireNonNullElse(first.contentLength(), listed.size());
    }

    static ResumingBody open(ObjectRequests requests, Listed listed) throws AwsException {
        return new ResumingBody(requests, listed, requests.whole(listed));
    }

    /// What S3 said with the first bytes.
    GetObjectResponse answer() {
        return first;
    }

    /// Bytes that S3 announced.
    long length() {
        return length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        while (true) {
            try {
                int got = body.read(bytes, offset, count);
                if (got < 0 && read < length) {
                    throw new EOFException("it ended after " + read + " of " + length + " bytes");
                }
                read += Math.max(0, got);
                return got;
            } catch (IOException | SdkException e) {
                goOn(e);
            }
        }
    }

    private void goOn(Exception broken) throws IOException {
        body.abort();
        requests.broke();
        breaks = read - readAtBreak >= MUCH ? 1 : breaks + 1;
        readAtBreak = read;
        if (breaks >= BREAKS) {
            throw new IOException(
                    "the connection broke " + breaks + " times: " + broken.getMessage(), broken);
        }
        requests.patience().pause(breaks);
        @Nullable String etag = first.eTag();
        if (etag == null) {
            throw new CheckedStream.OtherBytes(
                    "the connection broke after "
                            + read
                            + " bytes, and without an ETag reading cannot go on there");
        }
        body = rest(etag);
        requests.wentOn();
    }

    private ResponseInputStream<GetObjectResponse> rest(String etag) throws IOException {
        try {
            ResponseInputStream<GetObjectResponse> rest = requests.rest(listed, read, etag);
            @Nullable String range = rest.response().contentRange();
            if (range == null) {
                // A server that gives no ranges gives all of it once more.
                rest.skipNBytes(read);
            } else if (!range.equals("bytes " + read + "-" + (length - 1) + "/" + length)) {
                rest.abort();
                throw new CheckedStream.OtherBytes(
                        "asked for the bytes from " + read + " on, the server gave " + range);
            }
            return rest;
        } catch (AwsException e) {
            if (e.code().equals("PreconditionFailed") || e.code().equals("412")) {
                throw new CheckedStream.OtherBytes("the object was replaced while it was read");
            }
            throw e;
        }
    }

    /// Ends the connection; one that was read to its end is used again.
    @Override
    public void close() throws IOException {
        if (read == length) {
            body.close();
        } else {
            body.abort();
        }
    }
}
