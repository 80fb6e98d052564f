package org.exhibit.indexer.integrity.chain;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What checking the chains of a case found. The same evidence gives an equal result.
///
/// @param digests by key; a digest that is named and absent is among them
/// @param logs by key; a log file that no digest lists has its path as key
/// @param gaps spans no digest covers, and places where a chain starts anew
public record IntegrityResult(List<Digested> digests, List<Logged> logs, List<Gap> gaps) {
    /// @param key as the digest itself says; the path where it says none
    /// @param start begin of the span it covers, null where it cannot be told
    /// @param end of that span
    /// @param place null where it is missing
    public record Digested(
            String key,
            Verdict verdict,
            String reason,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Place place) {}

    /// @param listed whether a digest lists it
    /// @param places of the files that the verdict is about
    public record Logged(
            String key, Verdict verdict, String reason, boolean listed, List<Place> places) {
        public Logged {
            places = List.copyOf(places);
        }
    }

    /// @param from end of what is covered before; the same instant as `to` where a chain starts
    ///   anew without a break in time
    public record Gap(Instant from, Instant to, String reason) {}

    public IntegrityResult {
        digests =
                digests.stream()
                        .sorted(
                                Comparator.comparing(Digested::key)
                                        .thenComparing(Digested::verdict)
                                        .thenComparing(Digested::reason))
                        .toList();
        logs =
                logs.stream()
                        .sorted(
                                Comparator.comparing(Logged::key)
                                        .thenComparing(Logged::verdict)
                                        .thenComparing(Logged::reason))
                        .toList();
        gaps =
                gaps.stream()
                        .sorted(
                                Comparator.comparing(Gap::from)
                                        .thenComparing(Gap::to)
                                        .thenComparing(Gap::reason))
                        .toList();
    }

    /// Whether the evidence contradicts itself: bytes that are not what was signed or listed.
    public boolean contradicted() {
        return digests.stream().anyMatch(one -> one.verdict() == Verdict.CONTRADICTED)
                || logs.stream().anyMatch(one -> one.verdict() == Verdict.CONTRADICTED);
    }

    public IntegritySummary summary() {
        return IntegritySummary.of(this);
    }
}
