package org.exhibit.indexer.coverage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What CloudTrail's digests prove about the log files, as verifying them found it.
///
/// @param periods one a digest, by account, region, trail and time
public record DigestEvidence(List<Period> periods) {
    /// No digest was verified.
    public static final DigestEvidence NONE = new DigestEvidence(List.of());

    /// What was found of a digest or a log file.
    public enum Verdict {
        PROVEN,
        UNPROVEN,
        CONTRADICTED,
        MISSING
    }

    /// One digest.
    ///
    /// @param region whose log files it lists
    /// @param trail name of the trail
    /// @param home region of the trail
    /// @param delivered the time of delivery it is about
    /// @param first whether no digest came before it: the chain begins or was restarted
    /// @param logs every file it lists
    public record Period(
            String account,
            String region,
            String trail,
            String home,
            Interval delivered,
            Verdict verdict,
            boolean first,
            Proof.ReferenceFile digest,
            List<Listed> logs) {
        public Period {
            logs = List.copyOf(logs);
        }

        /// Whether it proves that nothing is missing.
        boolean isWhole() {
            return verdict == Verdict.PROVEN
                    && logs.stream().allMatch(log -> log.verdict() == Verdict.PROVEN);
        }
    }

    /// A log file that a digest lists.
    ///
    /// @param key of the S3 object
    /// @param oldest instant of its first event; likewise `newest`; null where it is not told
    public record Listed(
            String key, Verdict verdict, @Nullable Instant oldest, @Nullable Instant newest) {}

    public DigestEvidence {
        periods = List.copyOf(periods);
    }
}
