package org.exhibit.reports.facts;

import java.util.List;

/// A timeline to print: one object's biography, or what one session, key or address did.
///
/// @param title heading, e.g. the object's name
/// @param selector what was asked, e.g. `s3://bucket/key`
/// @param rows in the order to print them
/// @param taken what was sent to whom; empty where no object was asked for
/// @param limits sentences on what the timeline cannot show (coverage, gaps), printed below it
public record TimelineSection(
        String title,
        String selector,
        List<TimelineRow> rows,
        List<TakenRow> taken,
        List<String> limits) {
    public TimelineSection {
        rows = List.copyOf(rows);
        taken = List.copyOf(taken);
        limits = List.copyOf(limits);
    }

    /// A timeline that says nothing of what was taken.
    public TimelineSection(
            String title, String selector, List<TimelineRow> rows, List<String> limits) {
        this(title, selector, rows, List.of(), limits);
    }
}
