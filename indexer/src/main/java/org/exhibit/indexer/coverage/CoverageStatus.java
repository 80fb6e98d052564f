package org.exhibit.indexer.coverage;

/// How far a log can be trusted to hold what happened in a span of time. The names are the machine
/// form.
public enum CoverageStatus {
    /// The trail was on and selected it, and the digest chain proves every listed file present and
    /// unaltered.
    COVERED(Says.NOTHING_RECORDED, 6),
    /// The trail was on and its files are there, but nothing proves that all of them are.
    PRESUMED(Says.NOTHING_RECORDED, 5),
    /// A log that AWS does not promise to deliver whole: S3 access logs, flow logs.
    BEST_EFFORT(Says.NO_PROMISE, 4),
    /// Collected in part: round a change of logging, in an access log's first hour, where records
    /// were skipped.
    PARTIAL(Says.NOTHING_CAN_BE_SAID, 3),
    /// The configuration says that it was off or not selected.
    NOT_COLLECTED(Says.NOTHING_CAN_BE_SAID, 0),
    /// A file that is proven to have existed is absent or altered.
    LOST(Says.NOTHING_CAN_BE_SAID, 2),
    /// No evidence of the configuration, or none of its files.
    UNKNOWN(Says.NOTHING_CAN_BE_SAID, 1);

    /// What silence in the log means.
    public enum Says {
        /// The log was collected, so nothing of the kind was logged.
        NOTHING_RECORDED,
        /// Nothing was logged, by a log that does not promise completeness.
        NO_PROMISE,
        /// Silence means nothing.
        NOTHING_CAN_BE_SAID
    }

    private final Says says;
    private final int rank;

    CoverageStatus(Says says, int rank) {
        this.says = says;
        this.rank = rank;
    }

    public Says says() {
        return says;
    }

    /// Whether silence in the log means nothing.
    public boolean isGap() {
        return says == Says.NOTHING_CAN_BE_SAID;
    }

    /// The status of two logs that would each hold the same thing.
    public CoverageStatus or(CoverageStatus other) {
        return rank >= other.rank ? this : other;
    }
}
