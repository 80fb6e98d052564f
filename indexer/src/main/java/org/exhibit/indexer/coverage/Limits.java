package org.exhibit.indexer.coverage;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Says where a case has more of something than coverage looks at one by one.
final class Limits {
    private final Questions questions;

    Limits(Questions questions) {
        this.questions = questions;
    }

    List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        more(
                notes,
                distinct(Questions.source(SourceKind.S3_ACCESS), EventField.BUCKET),
                AccessLogs.MOST_BUCKETS,
                "buckets have access logs",
                "have lanes of their lines; of the others only settings and calls tell");
        more(
                notes,
                distinct(Questions.byTrail(), EventField.ACCOUNT),
                Survey.MOST_ACCOUNTS,
                "accounts have CloudTrail records",
                "with the most records have lanes");
        more(
                notes,
                questions.count(
                        Questions.is(EventField.FLOW_STATUS, "SKIPDATA"), Questions.PLAUSIBLE),
                FlowLines.MOST_SKIPS,
                "flow records say that others were skipped",
                "of them, the earliest, are drawn as gaps");
        return notes;
    }

    private long distinct(Query query, EventField field) throws IOException {
        return questions.values(query, field.jsonName(), 1).distinct();
    }

    private static void more(List<String> notes, long found, int most, String what, String rest) {
        if (found > most) {
            notes.add(found + " " + what + "; " + most + " " + rest + ".");
        }
    }
}
