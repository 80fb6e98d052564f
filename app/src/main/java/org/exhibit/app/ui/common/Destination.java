package org.exhibit.app.ui.common;

import org.exhibit.indexer.index.TimeRange;

/// Where one screen can send the examiner. Screens do not know each other, only this.
public sealed interface Destination {

    record Overview() implements Destination {}

    record Evidence(EvidenceTab tab) implements Destination {}

    /// @param query text of the query language, empty for every event
    record Events(String query, TimeRange range) implements Destination {
        public static Events all() {
            return new Events("", TimeRange.ALL);
        }
    }

    /// The life of what a selector names.
    record Timeline(String selector) implements Destination {}

    /// Where it came from and went.
    record Provenance(String selector) implements Destination {}

    /// What the rules found.
    record Findings() implements Destination {}

    /// The chain of custody.
    record Custody() implements Destination {}

    /// The parts of the evidence screen that can be asked for.
    enum EvidenceTab {
        SUMMARY,
        FILES,
        REJECTED,
        CUSTODY
    }
}
