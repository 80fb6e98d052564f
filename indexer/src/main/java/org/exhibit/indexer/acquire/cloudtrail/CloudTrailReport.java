package org.exhibit.indexer.acquire.cloudtrail;

import org.exhibit.indexer.acquire.AcquisitionReport;

import java.util.List;

/// What CloudTrail's API gave.
///
/// @param pages answers of LookupEvents
/// @param settings answers about settings, and lists of keys
/// @param refused calls that AWS refused or did not answer; each with its code, one sentence part
/// @param notes what was asked for and cannot be had, e.g. events older than 90 days
public record CloudTrailReport(
        AcquisitionReport acquired,
        long pages,
        long settings,
        List<String> refused,
        List<String> notes) {
    public CloudTrailReport {
        refused = List.copyOf(refused);
        notes = List.copyOf(notes);
    }
}
