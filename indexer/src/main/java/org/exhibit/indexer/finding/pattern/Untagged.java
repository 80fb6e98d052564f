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
import org.exhibit.indexer.provenance.graph.Strength;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
    public Strength strength() {
        return Strength.INFERRED;
    }

    @Override
    public void run(PatternContext context) throws IOException {
        List<RecordView> bare = new ArrayList<>();
        for (RecordView record : context.calls(MAKES)) {
            boolean tagged = isTagged(record.request()) || isTagged(record.response());
            if (!tagged && record.time() != null) {
                bare.add(record);
            }
        }
        Set<String> later = taggedLater(context.records(), bare);
        for (RecordView record : bare) {
            if (!later.contains(record.id())) {
                untagged(context, record, Objects.requireNonNull(record.time()));
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

    private void untagged(PatternContext context, RecordView record, Instant time)
            throws IOException {
        String subject = record.subject();
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

    /// Those of some records whose thing a call tags within the hour, by id: one pass over all
    /// calls that tag.
    ///
    /// @param made timed, by time
    private static Set<String> taggedLater(CaseRecords records, List<RecordView> made)
            throws IOException {
        Set<String> tagged = new HashSet<>();
        if (made.isEmpty()) {
            return tagged;
        }
        Map<String, List<RecordView>> byName = new HashMap<>();
        for (RecordView record : made) {
            String name = name(record.subject());
            if (!name.isEmpty()) {
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(record);
            }
        }
        Instant last = Objects.requireNonNull(made.getLast().time()).plus(GRACE);
        records.records(
                CaseRecords.query(
                        "source:cloudtrail AND time:["
                                + made.getFirst().time()
                                + " TO "
                                + last
                                + "] AND ("
                                + TAGS
                                + ")"),
                call -> {
                    if (call.succeeded()) {
                        Set<String> names = new HashSet<>(List.of(name(call.subject())));
                        addNames(call.request(), names);
                        for (String name : names) {
                            for (RecordView record : byName.getOrDefault(name, List.of())) {
                                if (isSoonAfter(record, call)) {
                                    tagged.add(record.id());
                                }
                            }
                        }
                    }
                    return true;
                });
        return tagged;
    }

    private static boolean isSoonAfter(RecordView record, RecordView call) {
        Instant made = record.time();
        Instant time = call.time();
        return made != null
                && time != null
                && !time.isBefore(made)
                && !time.isAfter(made.plus(GRACE));
    }

    /// The last part of an ARN, a URI or a path.
    private static String name(String subject) {
        return subject.substring(Math.max(subject.lastIndexOf('/'), subject.lastIndexOf(':')) + 1);
    }

    /// What a call's parameters may name a thing by: each text, and its last part.
    private static void addNames(JsonNode node, Set<String> into) {
        if (node.isTextual()) {
            into.add(node.asText());
            into.add(name(node.asText()));
        }
        for (JsonNode member : node) {
            addNames(member, into);
        }
    }
}
