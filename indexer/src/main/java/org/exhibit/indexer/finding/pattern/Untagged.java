package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// F18: something that holds data is made without tags, and none are put on it within the hour.
final class Untagged implements Pattern {
    private static final Duration GRACE = Duration.ofHours(1);
    private static final String MAKES =
            "action:(CreateBucket OR CreateVolume OR CreateSnapshot OR CreateDBInstance OR"
                + " CreateDBCluster OR CreateDBSnapshot OR CreateDBClusterSnapshot OR CreateTable"
                + " OR CreateTrainingJob OR CreateProcessingJob OR CreateTransformJob OR"
                + " CreateModel OR CreateNotebookInstance OR CreateFileSystem OR CreateCluster OR"
                + " CreateImage)";
    private static final String TAGS =
            "action:(CreateTags OR AddTags OR AddTagsToResource OR PutBucketTagging) OR"
                    + " action:TagResource*";

    @Override
    public String id() {
        return "F18";
    }

    @Override
    public String title() {
        return "Made without tags";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        for (RecordView record : context.calls(MAKES)) {
            if (!isTagged(record.request()) && !isTagged(record.response())) {
                untagged(context, record);
            }
        }
    }

    /// Whether a member whose name speaks of tags has any.
    private static boolean isTagged(JsonNode node) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            JsonNode value = member.getValue();
            boolean tags = name.startsWith("tag") || name.equals("x-amz-tagging");
            if (tags && !value.isNull() && value.toString().matches(".*[a-zA-Z0-9].*")) {
                boolean empty =
                        value.isObject() && value.path("items").isEmpty() && value.has("items");
                if (!empty) {
                    return true;
                }
            }
            if (value.isObject() && isTagged(value)) {
                return true;
            }
        }
        return false;
    }

    private void untagged(PatternContext context, RecordView record) throws IOException {
        String subject = record.subject();
        Instant time = record.time();
        if (time == null) {
            return;
        }
        if (taggedLater(context.records(), subject, time)) {
            return;
        }
        Optional<Coverage> coverage = context.environment().coverage();
        Interval hour = new Interval(time, time.plus(GRACE));
        Optional<Absence> absence =
                coverage.map(known ->
                        known.absence(
                                new Watched.Calls(
                                        record.account(),
                                        record.region(),
                                        record.text(EventField.SERVICE),
                                        "tagging of " + subject),
                                Act.CHANGE,
                                hour));
        if (absence.isEmpty() || !absence.get().holds()) {
            String why =
                    absence.map(Untagged::gap)
                            .orElse("what was logged in the hour after is not known");
            context.undecided(this, subject, why);
            return;
        }
        Map<String, String> matched =
                Matched.of("eventName", record.text(EventField.ACTION))
                        .with("tags", "none in the call, none within the hour")
                        .fields();
        context.found(this, title(), Level.LOW, record, subject, matched);
    }

    /// The sentence on the first span of which nothing can be said.
    private static String gap(Absence absence) {
        for (int i = 0; i < absence.spans().size(); i++) {
            if (absence.spans().get(i).status().isGap()) {
                return absence.sentences().get(i).replaceFirst("\\.$", "");
            }
        }
        return "";
    }

    private static boolean taggedLater(CaseRecords records, String subject, Instant time)
            throws IOException {
        String name =
                subject.substring(Math.max(subject.lastIndexOf('/'), subject.lastIndexOf(':')) + 1);
        Query query =
                CaseRecords.query(
                        "source:cloudtrail AND time:["
                                + time
                                + " TO "
                                + time.plus(GRACE)
                                + "] AND ("
                                + TAGS
                                + ")");
        for (RecordView call : records.all(query)) {
            List<String> texts = List.of(call.request().toString(), call.subject());
            boolean about = !name.isEmpty() && texts.stream().anyMatch(text -> text.contains(name));
            if (about && call.succeeded()) {
                return true;
            }
        }
        return false;
    }
}
