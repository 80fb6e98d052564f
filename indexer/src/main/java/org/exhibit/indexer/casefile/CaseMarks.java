package org.exhibit.indexer.casefile;

import java.util.List;

/// All that examiners wrote into a case beside its evidence.
record CaseMarks(
        List<MarkedExhibit> exhibits,
        List<Subject> subjects,
        List<Exclusion> exclusions,
        List<EventTag> tags,
        List<EventNote> notes,
        List<SavedQuery> queries) {
    static final CaseMarks NONE =
            new CaseMarks(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    CaseMarks {
        exhibits = List.copyOf(exhibits);
        subjects = List.copyOf(subjects);
        exclusions = List.copyOf(exclusions);
        tags = List.copyOf(tags);
        notes = List.copyOf(notes);
        queries = List.copyOf(queries);
    }
}
