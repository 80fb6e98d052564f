package org.exhibit.reports.document;

import org.exhibit.reports.facts.LineageRow;
import org.exhibit.reports.facts.SubjectSection;
import org.exhibit.reports.facts.TakenRow;
import org.exhibit.reports.facts.TimelineRow;

import java.util.List;

/// The attached table of what is said of the subjects.
final class LineageTable {
    private LineageTable() {}

    static String of(List<SubjectSection> subjects) {
        CsvText csv =
                new CsvText(
                        "subject",
                        "part",
                        "time",
                        "end",
                        "from",
                        "edge",
                        "to",
                        "actor",
                        "bytes",
                        "strength",
                        "rule",
                        "citations",
                        "counter",
                        "note");
        for (SubjectSection subject : subjects) {
            for (LineageRow row : subject.origin()) {
                csv.row(edge(subject.selector(), "origin", row));
            }
            for (LineageRow row : subject.outcome()) {
                csv.row(edge(subject.selector(), "outcome", row));
            }
            for (TimelineRow row : subject.exposures()) {
                csv.row(exposure(subject.selector(), row));
            }
            for (TakenRow row : subject.each()) {
                csv.row(taken(subject.selector(), row));
            }
        }
        return csv.toString();
    }

    private static List<String> edge(String selector, String part, LineageRow row) {
        return List.of(
                selector,
                part,
                Times.iso(row.time()),
                Times.iso(row.end()),
                row.from(),
                row.kind().word(),
                row.to(),
                row.actor(),
                row.bytes() == null ? "" : Long.toString(row.bytes()),
                row.strength(),
                row.rule(),
                String.join(" ", row.citations()),
                String.join(" ", row.counter()),
                "");
    }

    private static List<String> exposure(String selector, TimelineRow row) {
        return List.of(
                selector,
                "exposure",
                Times.iso(row.time()),
                Times.iso(row.end()),
                selector,
                row.action(),
                row.actor(),
                "",
                row.bytes() == null ? "" : Long.toString(row.bytes()),
                row.strength(),
                "",
                String.join(" ", row.citations()),
                "",
                row.note());
    }

    private static List<String> taken(String selector, TakenRow row) {
        return List.of(
                selector,
                "taken",
                "",
                "",
                row.version().isEmpty() ? row.object() : row.object() + '@' + row.version(),
                "sent",
                row.requester(),
                row.ip(),
                Long.toString(row.atLeast()),
                "",
                "",
                String.join(" ", row.citations()),
                "",
                row.sentence());
    }
}
