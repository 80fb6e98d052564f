package org.exhibit.indexer.coverage;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What is known of one trail at an instant; null is not known.
///
/// @param logging whether it was delivering
/// @param loggingCause a clause that says so
/// @param everyRegion whether it records every region
/// @param organisation whether it records the accounts of the organisation
/// @param selectors what it selects
/// @param loggingProof what `logging` rests on; likewise the other proofs
record TrailState(
        @Nullable Boolean logging,
        String loggingCause,
        @Nullable Boolean everyRegion,
        boolean organisation,
        @Nullable Selectors selectors,
        @Nullable Proof loggingProof,
        @Nullable Proof scopeProof,
        @Nullable Proof selectorProof) {
    static final TrailState UNKNOWN = new TrailState(null, "", null, false, null, null, null, null);

    /// What is known already keeps the proof it was first known by.
    TrailState logging(boolean on, String cause, Proof proof) {
        if (logging != null && logging == on) {
            return this;
        }
        return new TrailState(
                on, cause, everyRegion, organisation, selectors, proof, scopeProof, selectorProof);
    }

    TrailState scope(@Nullable Boolean every, @Nullable Boolean members, Proof proof) {
        return new TrailState(
                logging,
                loggingCause,
                every == null ? everyRegion : every,
                members == null ? organisation : members,
                selectors,
                loggingProof,
                proof,
                selectorProof);
    }

    TrailState selecting(@Nullable Selectors next, Proof proof) {
        return new TrailState(
                logging,
                loggingCause,
                everyRegion,
                organisation,
                next,
                loggingProof,
                scopeProof,
                proof);
    }

    /// What the trail alone makes of a lane.
    StatusLine.Held held(String trail, boolean home, LaneClass lane) {
        if (Boolean.FALSE.equals(logging)) {
            return held(
                    CoverageStatus.NOT_COLLECTED,
                    "trail " + trail + ' ' + loggingCause,
                    loggingProof);
        }
        if (!home && Boolean.FALSE.equals(everyRegion)) {
            return held(
                    CoverageStatus.NOT_COLLECTED,
                    "trail " + trail + " records its own region only",
                    scopeProof);
        }
        Selection selection = selectors == null ? null : selectors.of(lane);
        if (selection == Selection.NO) {
            return held(
                    CoverageStatus.NOT_COLLECTED,
                    "trail " + trail + " does not select " + name(lane),
                    selectorProof);
        }
        if (logging == null) {
            return held(
                    CoverageStatus.UNKNOWN,
                    "nothing says whether trail " + trail + " was logging",
                    selectorProof);
        }
        if (selection == null || (!home && everyRegion == null)) {
            return held(
                    CoverageStatus.UNKNOWN,
                    "nothing says what trail " + trail + " selects",
                    loggingProof);
        }
        return selection == Selection.PARTLY
                ? held(
                        CoverageStatus.PARTIAL,
                        "trail " + trail + " selects a part of " + name(lane),
                        selectorProof)
                : held(
                        CoverageStatus.PRESUMED,
                        "trail " + trail + " was logging and selects it",
                        loggingProof,
                        selectorProof,
                        home ? null : scopeProof);
    }

    private static String name(LaneClass lane) {
        return switch (lane) {
            case LaneClass.ManagementRead read -> "management events that read";
            case LaneClass.ManagementWrite write -> "management events that change something";
            case LaneClass.ManagementOf one -> "management events of " + one.source();
            case LaneClass.Data data ->
                    data.selector().equals(LaneClass.OTHERS)
                            ? "data events of any other " + data.type()
                            : "data events of " + data.selector();
            case LaneClass.NetworkActivity network -> "network activity of " + network.source();
            case LaneClass.AccessLog log -> log.text();
            case LaneClass.FlowLog flow -> flow.text();
            case LaneClass.EventHistory history -> history.text();
        };
    }

    private static StatusLine.Held held(
            CoverageStatus status, String cause, @Nullable Proof... proofs) {
        List<Proof> known = new ArrayList<>();
        for (Proof proof : proofs) {
            if (proof != null && !known.contains(proof)) {
                known.add(proof);
            }
        }
        return new StatusLine.Held(status, new Basis(cause, known));
    }
}
