package org.exhibit.indexer.provenance.exposure;

/// Whether a setting holds, as far as the evidence tells.
enum Known {
    YES,
    NO,
    UNKNOWN;

    static Known of(boolean value) {
        return value ? YES : NO;
    }

    /// Whether either holds.
    Known or(Known other) {
        if (this == YES || other == YES) {
            return YES;
        }
        return this == NO && other == NO ? NO : UNKNOWN;
    }
}
