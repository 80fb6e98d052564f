package org.exhibit.indexer.integrity.chain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many digests and log files came to which verdict.
///
/// @param unlisted log files that no digest lists; they are among the unproven
public record IntegritySummary(
        Map<Verdict, Long> digests, Map<Verdict, Long> logs, long unlisted, long gaps) {
    public IntegritySummary {
        digests = Map.copyOf(digests);
        logs = Map.copyOf(logs);
    }

    static IntegritySummary of(IntegrityResult result) {
        return new IntegritySummary(
                count(result.digests().stream().map(IntegrityResult.Digested::verdict).toList()),
                count(result.logs().stream().map(IntegrityResult.Logged::verdict).toList()),
                result.logs().stream().filter(log -> !log.listed()).count(),
                result.gaps().size());
    }

    private static Map<Verdict, Long> count(List<Verdict> verdicts) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        verdicts.forEach(verdict -> counts.merge(verdict, 1L, Long::sum));
        return counts;
    }

    public long digests(Verdict verdict) {
        return digests.getOrDefault(verdict, 0L);
    }

    public long logs(Verdict verdict) {
        return logs.getOrDefault(verdict, 0L);
    }

    /// Whether the case holds any digest, or one is missing from it.
    public boolean hasDigests() {
        return !digests.isEmpty();
    }
}
