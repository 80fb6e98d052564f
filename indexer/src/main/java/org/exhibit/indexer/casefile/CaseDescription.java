package org.exhibit.indexer.casefile;

import java.time.Instant;

/// What a case is called and who works on it; empty text where not given.
///
/// @param number the organisation's case number, e.g. `EX-2026-0114`
/// @param authority legal authority or purpose of the examination
/// @param role of the examiner, e.g. `digital evidence specialist`
public record CaseDescription(
        String title,
        String examiner,
        String number,
        String organisation,
        String authority,
        Instant created,
        String role) {
    /// Without a role.
    public CaseDescription(
            String title,
            String examiner,
            String number,
            String organisation,
            String authority,
            Instant created) {
        this(title, examiner, number, organisation, authority, created, "");
    }
}
