package org.exhibit.indexer.acquire.s3;

import org.exhibit.indexer.acquire.AcquisitionReport;

import java.util.List;

/// What a pull brought.
///
/// @param acquired what is new to the case and what was not acquired; `knownFiles` counts bytes the
///   case had, also under other keys
/// @param skipped objects that were not fetched, since the case has them by key, version, ETag and
///   size
/// @param archived objects in archive classes, which a custodian would have to restore
/// @param throttled how often S3 asked for fewer requests
/// @param repeated attempts made again for any reason
/// @param mismatches answers whose bytes were not those announced; each was asked for again
/// @param listRequests pages of the listing that were asked for
/// @param leftOut what was not listed
public record S3Report(
        AcquisitionReport acquired,
        long skipped,
        long archived,
        long throttled,
        long repeated,
        long mismatches,
        long listRequests,
        List<String> leftOut) {
    public S3Report {
        leftOut = List.copyOf(leftOut);
    }
}
