package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.AcquisitionReport;
import org.exhibit.indexer.acquire.aws.CallerEntry;

import java.util.List;

/// What a pull brought.
///
/// @param acquired what is new to the case and what was not acquired; `knownFiles` counts bytes the
///   case had, also under other keys
/// @param caller who asked
/// @param skipped objects that were not fetched, since the case has them by key, version, ETag and
///   size
/// @param archived objects in archive classes, which a custodian would have to restore
/// @param listRequests pages of the listing that were asked for
/// @param leftOut what was not listed
public record S3Report(
        AcquisitionReport acquired,
        CallerEntry caller,
        long skipped,
        long archived,
        Trouble trouble,
        long listRequests,
        List<String> leftOut) {
    public S3Report {
        leftOut = List.copyOf(leftOut);
    }

    /// What went wrong on the way, and was made good.
    ///
    /// @param throttled how often S3 asked for fewer requests
    /// @param repeated attempts made again for any reason
    /// @param mismatches answers whose bytes were not those announced; each was asked for again
    /// @param resumed how often reading went on in the middle of an object
    public record Trouble(long throttled, long repeated, long mismatches, long resumed) {}
}
