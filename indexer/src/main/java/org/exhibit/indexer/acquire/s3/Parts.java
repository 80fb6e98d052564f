package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

import java.util.ArrayList;
import java.util.List;

/// How long the parts are that an object was uploaded in. Its ETag and checksums are made of
/// theirs.
///
/// @param usual bytes of every part but the last; 0 where the object has no parts, or nothing is
///   known of them
/// @param each bytes of each part in order, where they are not of one length; else empty
record Parts(long usual, List<Long> each) {
    static final Parts UNKNOWN = new Parts(0, List.of());

    Parts {
        each = List.copyOf(each);
    }

    static Parts ofUsual(long bytes) {
        return new Parts(bytes, List.of());
    }

    /// Asks S3 about one part.
    interface Ask {
        HeadObjectResponse part(Integer number) throws AwsException;
    }

    boolean isKnown() {
        return usual > 0 || !each.isEmpty();
    }

    /// Bytes of a part; more than any object has behind the last.
    ///
    /// @param number from 0 on
    long length(int number) {
        if (each.isEmpty()) {
            return usual;
        }
        return number < each.size() ? each.get(number) : Long.MAX_VALUE;
    }

    /// By the first part, whose size nearly every uploader uses for all but the last.
    static Parts byFirst(Listed listed, Ask ask) throws AwsException {
        int count = count(listed);
        if (count == 0) {
            return UNKNOWN;
        }
        try {
            long first = length(ask.part(1));
            boolean fits = first > 0 && (listed.size() + first - 1) / first == count;
            return fits ? ofUsual(first) : byEach(listed, ask);
        } catch (AwsException e) {
            return untold(e);
        }
    }

    /// By every part.
    static Parts byEach(Listed listed, Ask ask) throws AwsException {
        int count = count(listed);
        List<Long> each = new ArrayList<>();
        long sum = 0;
        try {
            for (int number = 1; number <= count; number++) {
                long length = length(ask.part(number));
                each.add(length);
                sum += length;
            }
        } catch (AwsException e) {
            return untold(e);
        }
        return sum == listed.size() ? new Parts(0, each) : UNKNOWN;
    }

    private static Parts untold(AwsException e) throws AwsException {
        if (e.kind() == AwsException.Kind.EXPIRED) {
            throw e;
        }
        // Not told: then the whole is compared by its length and by checksums of the whole.
        return UNKNOWN;
    }

    private static int count(Listed listed) {
        return Expectations.parts(listed.etag() == null ? "" : listed.etag());
    }

    private static long length(HeadObjectResponse answer) {
        @Nullable Long length = answer.contentLength();
        return length == null ? 0 : length;
    }
}
