package org.exhibit.indexer.acquire.cloudtrail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What to ask CloudTrail and the account.
///
/// @param from span of the events, half-open; AWS has the last 90 days
/// @param regions each is asked by itself
/// @param buckets whose settings to ask for; empty for all that may be listed
/// @param pauseMillis between two lookups of one region: AWS allows two a second
public record CloudTrailRequest(
        Instant from, Instant to, List<String> regions, List<String> buckets, long pauseMillis) {
    public static final long PAUSE_MILLIS = 500;

    public CloudTrailRequest {
        regions = List.copyOf(regions);
        buckets = List.copyOf(buckets);
    }

    public CloudTrailRequest in(List<String> others) {
        return new CloudTrailRequest(from, to, others, buckets, pauseMillis);
    }

    List<String> sources(String account) {
        List<String> sources = new ArrayList<>();
        sources.add("account " + account);
        regions.forEach(region -> sources.add("region " + region));
        sources.add("from " + from);
        sources.add("to " + to);
        buckets.forEach(bucket -> sources.add("bucket " + bucket));
        return sources;
    }
}
