package org.exhibit.indexer.coverage;

/// Whether a trail selects what a lane holds.
enum Selection {
    NO,
    /// Only some calls or resources of the lane.
    PARTLY,
    ALL;

    Selection or(Selection other) {
        return compareTo(other) >= 0 ? this : other;
    }

    Selection and(Selection other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
