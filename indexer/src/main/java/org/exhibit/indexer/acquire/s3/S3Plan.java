package org.exhibit.indexer.acquire.s3;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What a pull would bring, from a listing alone.
///
/// @param fetched what would be fetched
/// @param inCase what the case has already, by key, version, ETag and size
/// @param archived what lies in archive classes and would not be fetched
/// @param groups everything listed, by kind of log, account and region
/// @param deleteMarkers versions without bytes
/// @param listRequests that this listing took; the pull lists once more
/// @param restore for archived objects, the commands with which a custodian can restore them; at
///   most 1,000
/// @param leftOut what was not listed
public record S3Plan(
        Amount fetched,
        Amount inCase,
        Amount archived,
        List<Group> groups,
        long deleteMarkers,
        long listRequests,
        List<String> restore,
        List<String> leftOut) {
    public S3Plan {
        groups = List.copyOf(groups);
        restore = List.copyOf(restore);
        leftOut = List.copyOf(leftOut);
    }

    public record Amount(long objects, long bytes) {
        public static final Amount NONE = new Amount(0, 0);

        Amount plus(long size) {
            return new Amount(objects + 1, bytes + size);
        }

        public Amount plus(Amount other) {
            return new Amount(objects + other.objects, bytes + other.bytes);
        }
    }

    /// Objects that belong together.
    ///
    /// @param amount all that was listed
    /// @param byClass what would be fetched, by storage class
    /// @param days days of delivery there are objects of; empty where keys do not tell
    public record Group(
            S3Group group,
            Amount amount,
            Amount inCase,
            Amount archived,
            SortedMap<String, Amount> byClass,
            SortedSet<LocalDate> days) {
        public Group {
            byClass = Collections.unmodifiableSortedMap(new TreeMap<>(byClass));
            days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        }

        /// What would be fetched of it.
        public Amount fetched() {
            return byClass.values().stream().reduce(Amount.NONE, Amount::plus);
        }
    }

    /// What would be fetched, by storage class.
    public SortedMap<String, Amount> byClass() {
        return byClass(group -> true);
    }

    /// What would be fetched of the groups chosen, by storage class.
    public SortedMap<String, Amount> byClass(Predicate<S3Group> chosen) {
        SortedMap<String, Amount> sum = new TreeMap<>();
        for (Group group : groups) {
            if (chosen.test(group.group())) {
                group.byClass().forEach((name, amount) -> sum.merge(name, amount, Amount::plus));
            }
        }
        return sum;
    }

    /// What the whole of it would cost.
    public PullCost cost(Prices prices) {
        return prices.cost(listRequests, byClass());
    }
}
