package org.exhibit.indexer.provenance.identity;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One request on one object, with every record that tells of it.
///
/// @param row of the event table
/// @param asked version named in the request, or null
/// @param time by CloudTrail completed, else received; null where no record is timed
/// @param ip source address as written, or empty
/// @param bytes content moved, or null
/// @param size of the whole object, or null
/// @param presigned whether the request was signed in its URL
/// @param records CloudTrail first, then by id; at least one
/// @param call the whole CloudTrail record of a change, where there is one
/// @param line the whole line of the access log of a change, where there is one
/// @param keyOnly whether only the use of a key tells of it
/// @param strength of the access itself
/// @param counter records that contradict it
/// @param named what says that the name in its records is one of the bucket; empty where it is the
///   bucket's own, or its records say so themselves
public record Access(
        AccessKind kind,
        int row,
        String bucket,
        String key,
        @Nullable String asked,
        @Nullable Instant time,
        Actor actor,
        String ip,
        @Nullable Long bytes,
        @Nullable Long size,
        boolean succeeded,
        boolean presigned,
        List<StoredEvent> records,
        @Nullable CaseRecord call,
        @Nullable CaseRecord line,
        boolean keyOnly,
        Strength strength,
        List<RuleId> rules,
        List<StoredEvent> counter,
        List<Evidence> named) {

    public static final Comparator<Access> ORDER =
            Comparator.comparing((Access access) -> millis(access.time))
                    .thenComparing(access -> access.records().getFirst().id());

    public Access {
        records = List.copyOf(records);
        rules = List.copyOf(rules);
        counter = List.copyOf(counter);
        named = List.copyOf(named);
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? Long.MAX_VALUE : time.toEpochMilli();
    }

    public List<Evidence> evidence(String... fields) {
        return Stream.concat(
                        records.stream().<Evidence>map(record -> Evidence.of(record, fields)),
                        named.stream())
                .toList();
    }

    public List<Evidence> against() {
        return counter.stream().<Evidence>map(Evidence::of).toList();
    }

    /// The same access with another record that supports it, as far as none contradicts it.
    Access supported(StoredEvent record, RuleId rule) {
        boolean contradicted = !counter.isEmpty();
        List<RuleId> told =
                strength == Strength.CORROBORATED
                        ? Stream.concat(rules.stream(), Stream.of(rule)).distinct().toList()
                        : List.of(rule);
        return new Access(
                kind,
                row,
                bucket,
                key,
                asked,
                time,
                actor,
                ip,
                bytes,
                size,
                succeeded,
                presigned,
                Stream.concat(records.stream(), Stream.of(record)).toList(),
                call,
                line,
                keyOnly,
                contradicted ? strength : Strength.CORROBORATED,
                contradicted ? rules : told,
                counter,
                named);
    }

    Access read(@Nullable CaseRecord wholeCall, @Nullable CaseRecord wholeLine) {
        return new Access(
                kind, row, bucket, key, asked, time, actor, ip, bytes, size, succeeded, presigned,
                records, wholeCall, wholeLine, keyOnly, strength, rules, counter, named);
    }

    /// The same access, by a name that something else says is the bucket's.
    Access called(List<Evidence> by) {
        return new Access(
                kind, row, bucket, key, asked, time, actor, ip, bytes, size, succeeded, presigned,
                records, call, line, keyOnly, strength, rules, counter, by);
    }

    Access by(Actor other, boolean signedInUrl) {
        return new Access(
                kind,
                row,
                bucket,
                key,
                asked,
                time,
                other,
                ip,
                bytes,
                size,
                succeeded,
                signedInUrl,
                records,
                call,
                line,
                keyOnly,
                strength,
                rules,
                counter,
                named);
    }
}
