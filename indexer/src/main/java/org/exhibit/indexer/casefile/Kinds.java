package org.exhibit.indexer.casefile;

/// The words by which custody names the deeds that change a case's tables.
final class Kinds {
    static final String CONTENT_HASHED = "content-hashed";
    static final String CASE_CREATED = "case-created";
    static final String ACQUISITION_STARTED = "acquisition-started";
    static final String ACQUISITION_RESUMED = "acquisition-resumed";
    static final String ACQUISITION_ENDED = "acquisition-ended";
    static final String SEEN_AGAIN = "seen-again";
    static final String NOT_ACQUIRED = "not-acquired";
    static final String ORIGINAL_LOST = "original-lost";
    static final String ORIGINAL_RESTORED = "original-restored";
    static final String EXHIBIT_ADDED = "exhibit-added";
    static final String EXHIBIT_REMOVED = "exhibit-removed";
    static final String SUBJECT_ADDED = "subject-added";
    static final String SUBJECT_REMOVED = "subject-removed";
    static final String EVIDENCE_EXCLUDED = "evidence-excluded";
    static final String EVIDENCE_INCLUDED = "evidence-included";
    static final String TAG_ADDED = "tag-added";
    static final String TAG_REMOVED = "tag-removed";
    static final String NOTE_ADDED = "note-added";
    static final String NOTE_REMOVED = "note-removed";
    static final String QUERY_SAVED = "query-saved";
    static final String QUERY_REMOVED = "query-removed";
    static final String DISCREPANCY = "custody-discrepancy";
    static final String DATABASE_REBUILT = "database-rebuilt";

    private Kinds() {}
}
