package org.exhibit.reports.facts;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the analysis of a case says, as a pack prints it.
///
/// @param timelines that were asked for, in order
/// @param subjects what the records say of each subject of the case, in the case's order
/// @param findings null where the rules were not run, which the pack says
public record Statements(
        List<TimelineSection> timelines,
        List<SubjectSection> subjects,
        @Nullable FindingFacts findings) {
    public Statements {
        timelines = List.copyOf(timelines);
        subjects = List.copyOf(subjects);
    }

    /// Timelines alone.
    public static Statements of(List<TimelineSection> timelines) {
        return new Statements(timelines, List.of(), null);
    }
}
