package org.exhibit.indexer.acquire.s3;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which objects of a log archive are wanted, as far as their keys tell.
///
/// @param accounts empty for all
/// @param regions empty for all
/// @param from first day of delivery wanted, UTC; null for no limit
/// @param to last day whose events are wanted, UTC; null for no limit
/// @param lateDays days after `to` that are looked into, since folders are named by the day of
///   delivery
public record S3Scope(
        SortedSet<String> accounts,
        SortedSet<String> regions,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int lateDays) {
    public static final int LATE_DAYS = 1;
    public static final S3Scope ALL =
            new S3Scope(new TreeSet<>(), new TreeSet<>(), null, null, LATE_DAYS);

    public S3Scope {
        accounts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
        regions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(regions));
    }

    /// Last day of delivery that is listed; null for no limit.
    @Nullable LocalDate last() {
        return to == null ? null : to.plusDays(lateDays);
    }

    boolean wantsAccount(String account) {
        return accounts.isEmpty() || accounts.contains(account);
    }

    boolean wantsRegion(String region) {
        return regions.isEmpty() || regions.contains(region);
    }

    boolean wants(LocalDate day) {
        @Nullable LocalDate last = last();
        return (from == null || !day.isBefore(from)) && (last == null || !day.isAfter(last));
    }

    List<String> words() {
        List<String> words = new ArrayList<>();
        accounts.forEach(account -> words.add("account " + account));
        regions.forEach(region -> words.add("region " + region));
        if (from != null) {
            words.add("from " + from);
        }
        if (to != null) {
            words.add("to " + to + " and " + lateDays + " days of late delivery");
        }
        return words;
    }
}
