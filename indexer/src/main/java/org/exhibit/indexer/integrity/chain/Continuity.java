package org.exhibit.indexer.integrity.chain;

import org.exhibit.indexer.integrity.chain.DigestFile.Previous;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Digested;
import org.exhibit.indexer.integrity.chain.IntegrityResult.Gap;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whether the digests of each chain follow one another without a break, hour by hour, and which
/// are named and absent.
final class Continuity {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Comparator<ReadDigest> BY_TIME =
            Comparator.comparing((ReadDigest digest) -> digest.file().start())
                    .thenComparing(digest -> digest.file().end())
                    .thenComparing(ReadDigest::place);

    private final List<ReadDigest> digests;
    private final Set<String> present = new HashSet<>();
    private final List<Digested> missing = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    /// @param unread last names of files that are named like digests and are none
    Continuity(List<ReadDigest> digests, Set<String> unread) {
        this.digests = digests;
        present.addAll(unread);
        digests.forEach(digest -> present.add(digest.name()));
    }

    void check() {
        Map<ChainName, List<ReadDigest>> chains = new TreeMap<>();
        for (ReadDigest digest : digests) {
            if (!digest.file().backfill()) {
                chains.computeIfAbsent(digest.file().chain(), name -> new ArrayList<>())
                        .add(digest);
            }
        }
        absent();
        chains.forEach(this::chain);
    }

    List<Digested> missing() {
        return missing;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /// What a contradicted digest names is no one's word.
    private void absent() {
        Map<String, ReadDigest> named = new TreeMap<>();
        digests.stream()
                .filter(digest -> !digest.contradicted())
                .sorted(Comparator.comparing(ReadDigest::verdict).thenComparing(BY_TIME))
                .forEach(digest -> {
                    Previous previous = digest.previous();
                    if (previous != null && !present.contains(Place.lastName(previous.object()))) {
                        named.putIfAbsent(previous.object(), digest);
                    }
                });
        named.forEach((key, by) ->
                missing.add(
                        new Digested(
                                key,
                                Verdict.MISSING,
                                "not found: "
                                        + by.name()
                                        + (by.verdict() == Verdict.PROVEN
                                                ? ", which is proven,"
                                                : ", which is unproven,")
                                        + " names it as the digest before it"
                                        + (isOldest(by)
                                                ? "; it is older than every digest of its chain in"
                                                        + " this case, so it may also lie before"
                                                        + " what was acquired"
                                                : ""),
                                null,
                                null,
                                null)));
    }

    private boolean isOldest(ReadDigest digest) {
        return digests.stream()
                .noneMatch(other ->
                        other.file().chain().equals(digest.file().chain())
                                && other.file().start().isBefore(digest.file().start()));
    }

    private void chain(ChainName name, List<ReadDigest> chain) {
        chain.sort(BY_TIME);
        Instant covered = null;
        for (ReadDigest digest : chain) {
            Instant start = start(digest);
            if (covered != null) {
                step(name, covered, start, digest);
            }
            Instant end = digest.file().end();
            covered = covered == null || end.isAfter(covered) ? end : covered;
        }
    }

    /// The span of a digest that is contradicted is not taken from it beyond its hour: an edited
    /// one must not bridge others.
    private static Instant start(ReadDigest digest) {
        Instant hour = digest.file().end().minus(HOUR);
        Instant start = digest.file().start();
        return digest.contradicted() && start.isBefore(hour) ? hour : start;
    }

    private void step(ChainName name, Instant covered, Instant start, ReadDigest digest) {
        boolean anew = digest.previous() == null && !digest.contradicted();
        if (!start.isAfter(covered) && !anew) {
            return;
        }
        Instant from = covered.isAfter(start) ? start : covered;
        String why =
                anew
                        ? "the chain starts anew with "
                                + digest.name()
                                + ": before it, logging or the validation of log files had been"
                                + " stopped, or the trail was made again; no digest ever covers"
                                + " such a time"
                        : interrupted(Duration.between(covered, start), digest);
        gaps.add(new Gap(from, start, name.text() + ": " + why));
    }

    private String interrupted(Duration span, ReadDigest digest) {
        long hours = Math.max(1, Math.round(span.toSeconds() / 3600.0));
        Previous previous = digest.previous();
        @Nullable String named = previous == null ? null : Place.lastName(previous.object());
        String absent =
                named != null && !present.contains(named)
                        ? "; " + digest.name() + " names " + named + ", which is missing"
                        : "; " + digest.name() + " is the next there is";
        return (hours == 1
                        ? "the digest of this hour is absent"
                        : "the digests of these " + hours + " hours are absent")
                + absent;
    }
}
