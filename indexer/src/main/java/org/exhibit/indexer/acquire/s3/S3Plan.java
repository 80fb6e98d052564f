package org.exhibit.indexer.acquire.s3;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a pull would bring, from a listing alone.
///
/// @param fetched what would be fetched
/// @param inCase what the case has already, by key, version, ETag and size
/// @param archived what lies in archive classes and would not be fetched
/// @param byClass what would be fetched, by storage class
/// @param groups everything listed, by kind of log and region
/// @param deleteMarkers versions without bytes
/// @param listRequests that this listing took; the pull lists once more
/// @param leftOut what was not listed
public record S3Plan(
        Amount fetched,
        Amount inCase,
        Amount archived,
        SortedMap<String, Amount> byClass,
        List<Group> groups,
        long deleteMarkers,
        long listRequests,
        Cost cost,
        List<String> leftOut) {
    public S3Plan {
        byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
        groups = List.copyOf(groups);
        leftOut = List.copyOf(leftOut);
    }

    public record Amount(long objects, long bytes) {
        static final Amount NONE = new Amount(0, 0);

        Amount plus(long size) {
            return new Amount(objects + 1, bytes + size);
        }
    }

    /// Objects of one kind.
    ///
    /// @param kind the folder AWS delivers it in, e.g. `CloudTrail-Digest`; `S3 access`; else
    ///   `other`
    /// @param account empty where keys do not tell; likewise region
    /// @param days days of delivery there are objects of; empty where keys do not tell
    public record Group(
            String kind,
            String account,
            String region,
            Amount amount,
            Amount inCase,
            Amount archived,
            SortedSet<LocalDate> days) {
        public Group {
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        }
    }

    /// An estimate.
    ///
    /// @param asOf day of the prices
    /// @param basis whose prices they are, one sentence part
    public record Cost(
            double list,
            double get,
            double retrieval,
            double transfer,
            String currency,
            String asOf,
            String basis) {
        public double total() {
            return list + get + retrieval + transfer;
        }
    }
}
