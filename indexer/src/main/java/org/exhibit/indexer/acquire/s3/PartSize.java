package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// How large the parts were that an object was uploaded in. Its ETag and checksums are made of
/// theirs.
final class PartSize {
    private PartSize() {}

    /// Asks S3 about one part.
    interface Ask {
        HeadObjectResponse part(Integer number) throws AwsException;
    }

    /// The size of the first part, which nearly every uploader uses for all but the last.
    ///
    /// @return 0 where the object has no parts, or S3 does not tell
    static long of(Listed listed, Ask ask) throws AwsException {
        int parts = Expectations.parts(listed.etag() == null ? "" : listed.etag());
        if (parts == 0) {
            return 0;
        }
        try {
            long first = length(ask.part(1));
            boolean fits = first > 0 && (listed.size() + first - 1) / first == parts;
            return fits ? first : 0;
        } catch (AwsException e) {
            if (e.kind() == AwsException.Kind.EXPIRED) {
                throw e;
            }
            // Not told: then the whole is compared by its length and by checksums of the whole.
            return 0;
        }
    }

    /// Whether every part but the last has this size.
    static boolean equal(Listed listed, long size, Ask ask) throws AwsException {
        int parts = Expectations.parts(listed.etag() == null ? "" : listed.etag());
        for (int number = 1; number < parts; number++) {
            if (length(ask.part(number)) != size) {
                return false;
            }
        }
        return true;
    }

    private static long length(HeadObjectResponse answer) {
        @Nullable Long length = answer.contentLength();
        return length == null ? 0 : length;
    }
}
