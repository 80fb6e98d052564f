package org.exhibit.indexer.coverage;

import java.util.Set;

/// Why a lane is not collected whole, as strips draw it and lists name it.
public enum GapKind {
    /// It was collected: nothing is drawn.
    NONE(""),
    LOGGING_OFF("logging off"),
    FILES_MISSING("files missing"),
    NOT_ENABLED("not enabled"),
    IN_PART("partial, best effort"),
    NO_CONFIGURATION("no configuration known");

    private static final Set<String> ENDS =
            Set.of("StopLogging", "DeleteTrail", "DeleteFlowLogs", "PutBucketLogging");

    private final String label;

    GapKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static GapKind of(LaneSpan span) {
        Basis basis = span.basis();
        return switch (span.status()) {
            case COVERED, PRESUMED -> NONE;
            case BEST_EFFORT, PARTIAL -> IN_PART;
            case LOST -> FILES_MISSING;
            case NOT_COLLECTED ->
                    basis.proofs().stream().anyMatch(GapKind::ends) ? LOGGING_OFF : NOT_ENABLED;
            // What is known of the configuration does not help where the files are not there.
            case UNKNOWN -> basis.proofs().isEmpty() ? NO_CONFIGURATION : FILES_MISSING;
        };
    }

    private static boolean ends(Proof proof) {
        return switch (proof) {
            case Proof.Event event -> ENDS.contains(event.action());
            case Proof.Setting setting -> setting.api().endsWith("GetTrailStatus");
            case Proof.ReferenceFile file -> false;
        };
    }
}
