package org.exhibit.indexer.finding.suggestion;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Places that jobs write to or read from, where the kind of job says what lies there.
final class JobSuggestions {
    private static final int MOST_RECORDS = 20_000;
    private static final int DEEPEST = 20;
    private static final Pattern URI =
            Pattern.compile("(?i:s3[an]?)://[A-Za-z0-9._-]+(?:/[^\\s'\"`,;)\\]}]*)?");

    private final CaseRecords records;
    private final Words words;
    private final Finds finds;

    JobSuggestions(CaseRecords records, Words words, Finds finds) {
        this.records = records;
        this.words = words;
        this.finds = finds;
    }

    void find() throws IOException {
        for (Words.JobRule rule : words.jobs()) {
            TreeMap<String, List<RecordView>> byPlace = new TreeMap<>();
            String query =
                    "source:cloudtrail AND NOT error:* AND service:"
                            + rule.service()
                            + ".amazonaws.com AND action:("
                            + String.join(" OR ", rule.calls())
                            + ")";
            int[] read = new int[1];
            records.records(
                    CaseRecords.query(query),
                    record -> {
                        if (record.succeeded()) {
                            for (Selector place : places(rule, record.request())) {
                                byPlace.computeIfAbsent(place.text(), text -> new ArrayList<>())
                                        .add(record);
                            }
                        }
                        return ++read[0] < MOST_RECORDS;
                    });
            if (read[0] >= MOST_RECORDS) {
                finds.note(
                        "Of the jobs "
                                + rule.calls().getFirst()
                                + " the first "
                                + MOST_RECORDS
                                + " were read; later ones were not looked at.");
            }
            byPlace.forEach((place, jobs) -> add(rule, Selector.parse(place), jobs));
        }
    }

    private void add(Words.JobRule rule, Selector place, List<RecordView> jobs) {
        TreeSet<String> calls = new TreeSet<>();
        jobs.forEach(job -> calls.add(job.text(EventField.ACTION)));
        String says =
                rule.says()
                        + " ("
                        + String.join(", ", calls)
                        + (jobs.size() == 1 ? ")" : ", " + jobs.size() + " times)");
        finds.add(
                rule.kind(),
                place,
                Ground.of(Basis.JOB, says, jobs.stream().map(RecordView::id).toList()));
    }

    private static List<Selector> places(Words.JobRule rule, JsonNode request) {
        List<Selector> found = new ArrayList<>();
        for (String path : rule.paths()) {
            if (rule.form() == Words.Form.WITHIN) {
                List<String> uris = new ArrayList<>();
                at(request, path).forEach(node -> within(node, 0, uris));
                uris.forEach(uri -> place(rule.form(), uri).ifPresent(found::add));
            } else if (path.contains(" + ")) {
                pair(request, path).ifPresent(found::add);
            } else {
                for (JsonNode node : at(request, path)) {
                    place(rule.form(), node.asText()).ifPresent(found::add);
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /// Bucket and beginning of keys under two names.
    private static Optional<Selector> pair(JsonNode request, String path) {
        String[] both = path.split(" \\+ ", 2);
        List<JsonNode> bucket = at(request, both[0]);
        List<JsonNode> key = at(request, both[1]);
        if (bucket.isEmpty() || bucket.getFirst().asText().isEmpty()) {
            return Optional.empty();
        }
        String prefix = key.isEmpty() ? "" : key.getFirst().asText();
        return Optional.of(Folders.place(bucket.getFirst().asText(), prefix));
    }

    private static Optional<Selector> place(Words.Form form, String uri) {
        S3Place place = S3Place.parse(uri);
        if (place == null || place.bucket().startsWith("arn:")) {
            return Optional.empty();
        }
        String key = place.key();
        return Optional.of(
                switch (form) {
                    case UNDER ->
                            Folders.place(
                                    place.bucket(),
                                    key.isEmpty() || key.endsWith("/") ? key : key + '/');
                    case START, WITHIN -> Folders.place(place.bucket(), key);
                    case OBJECT ->
                            key.isEmpty() || key.endsWith("/")
                                    ? Folders.place(place.bucket(), key)
                                    : new Selector.OneObject(place.bucket(), key);
                });
    }

    /// The values at a path, of every element of lists on the way.
    private static List<JsonNode> at(JsonNode request, String path) {
        List<JsonNode> here = List.of(request);
        for (String step : path.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode node : here) {
                for (JsonNode each : JsonForms.elements(node)) {
                    JsonNode member = JsonForms.member(each, step);
                    if (!member.isMissingNode() && !member.isNull()) {
                        next.add(member);
                    }
                }
            }
            here = next;
        }
        return here;
    }

    private static void within(JsonNode node, int depth, List<String> found) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isTextual()) {
            Matcher matcher = URI.matcher(node.asText());
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        node.forEach(inner -> within(inner, depth + 1, found));
    }
}
