package org.exhibit.reports.facts;

import java.util.List;

/// What the records say of one subject: where it came from, what became of it, to whom it stood
/// open, what was sent of it.
///
/// @param selector as the case names it
/// @param kind `phi`, `synthetic` or `both`
/// @param origin edges upstream of it, by time
/// @param outcome edges downstream of it, by time
/// @param exposures spans in which someone outside could reach it
/// @param taken what was sent to whom; of many objects sent to one requester a line for all
/// @param each the same, each object by itself
/// @param limits sentences on what could not be followed or is not known
public record SubjectSection(
        String selector,
        String kind,
        List<LineageRow> origin,
        List<LineageRow> outcome,
        List<TimelineRow> exposures,
        List<TakenRow> taken,
        List<TakenRow> each,
        List<String> limits) {
    public SubjectSection {
        origin = List.copyOf(origin);
        outcome = List.copyOf(outcome);
        exposures = List.copyOf(exposures);
        taken = List.copyOf(taken);
        each = List.copyOf(each);
        limits = List.copyOf(limits);
    }
}
