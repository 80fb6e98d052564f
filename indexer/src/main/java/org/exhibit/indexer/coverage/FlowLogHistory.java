package org.exhibit.indexer.coverage;

import org.jspecify.annotations.Nullable;

/// One flow log and what is known of it.
///
/// @param account that it belongs to; likewise `region`
/// @param id `fl-…`
/// @param resource the interface, subnet, VPC or gateway whose traffic it holds
record FlowLogHistory(
        String account, String region, String id, String resource, History<State> history) {

    /// @param on whether it was writing; null where it is not known
    /// @param traffic `ALL`, `ACCEPT` or `REJECT`
    record State(@Nullable Boolean on, String traffic, @Nullable Proof proof) {
        static final State UNKNOWN = new State(null, "ALL", null);

        /// What the flow log alone makes of a lane.
        StatusLine.Held held(String id, String resource) {
            Proof known = proof;
            String name = "flow log " + id + " of " + resource;
            if (on == null || known == null) {
                return StatusLine.Held.of(
                        CoverageStatus.UNKNOWN, "nothing says whether " + name + " was there yet");
            }
            if (!on) {
                return StatusLine.Held.of(
                        CoverageStatus.NOT_COLLECTED, name + " was not there", known);
            }
            return traffic.equals("ALL")
                    ? StatusLine.Held.of(CoverageStatus.BEST_EFFORT, name + " was active", known)
                    : StatusLine.Held.of(
                            CoverageStatus.PARTIAL,
                            name + " holds only traffic that was answered with " + traffic,
                            known);
        }
    }
}
