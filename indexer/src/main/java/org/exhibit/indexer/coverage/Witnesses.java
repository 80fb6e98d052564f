package org.exhibit.indexer.coverage;

import org.exhibit.indexer.coverage.Losses.Lost;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.EventIndex;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Query.Target;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Other records that tell of CloudTrail's log files: the key service's, where files are encrypted,
/// and the log bucket's own, where requests to it are logged. A file they tell of and the evidence
/// has not is lost.
final class Witnesses {
    private static final int MOST_FILES = 500_000;
    private static final String CONTEXT = "requestParameters.encryptionContext.";
    private static final String SERVICE = "cloudtrail.amazonaws.com";
    private static final Pattern NAME =
            Pattern.compile(
                    "(\\d{12})_CloudTrail_([a-z0-9-]+)_(\\d{8}T\\d{4})Z_?[A-Za-z0-9]{16}"
                            + "\\.json\\.gz");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT);

    private final Questions questions;
    private final EventIndex events;
    private @Nullable Delivered delivered;
    private final Map<String, Lost> lost = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    Witnesses(Questions questions, EventIndex events) {
        this.questions = questions;
        this.events = events;
    }

    /// The log files under AWS's names that the evidence has.
    ///
    /// @param names of the files
    /// @param lanes account and region of each
    private record Delivered(Set<String> names, Set<List<String>> lanes) {
        /// Whether a file is not there, while others of its account and region are: where the
        /// evidence has none under AWS's names, as in an export of many files in one, names tell
        /// nothing.
        boolean lacks(Matcher name) {
            return !names.contains(name.group())
                    && lanes.contains(List.of(name.group(1), name.group(2)));
        }
    }

    private Delivered delivered() throws IOException {
        Delivered known = delivered;
        if (known == null) {
            known = new Delivered(new HashSet<>(), new HashSet<>());
            for (String file : events.logNames()) {
                Matcher name = NAME.matcher(file);
                if (name.matches()) {
                    known.names().add(file);
                    known.lanes().add(List.of(name.group(1), name.group(2)));
                }
            }
            delivered = known;
        }
        return known;
    }

    /// The files that are missing, by name.
    List<Lost> find() throws IOException {
        Query encrypted =
                Questions.all(
                        Questions.is(EventField.SERVICE, "kms.amazonaws.com"),
                        Questions.is(EventField.ACTION, "GenerateDataKey"),
                        new Query.Exists(new Target.Path(CONTEXT + "aws:cloudtrail:arn")),
                        ConfigRecords.succeeded());
        String arn = CONTEXT + "aws:s3:arn";
        compare(encrypted, arn, "GenerateDataKey encrypted it");
        Query written =
                Questions.all(
                        new Query.Or(
                                List.of(
                                        Questions.is(EventField.ACTION, "PutObject"),
                                        Questions.is(EventField.ACTION, "REST.PUT.OBJECT"))),
                        new Query.Or(
                                List.of(
                                        Questions.path("userIdentity.invokedBy", SERVICE),
                                        Questions.path("requester", "svc:" + SERVICE))),
                        ConfigRecords.succeeded());
        compare(written, EventField.KEY.jsonName(), "CloudTrail wrote it");
        return List.copyOf(lost.values());
    }

    /// What was not looked for, once the missing ones were.
    List<String> notes() {
        return notes;
    }

    /// @param field whose values are names of files
    private void compare(Query query, String field, String how) throws IOException {
        Facet told = questions.values(query, field, MOST_FILES);
        if (told.distinct() > MOST_FILES) {
            notes.add(
                    told.distinct()
                            + " log files are told of by other records ("
                            + how
                            + "); "
                            + MOST_FILES
                            + " of them were looked for in the evidence.");
        }
        for (Facet.Value value : told.values()) {
            Matcher name = NAME.matcher(FileRow.name(value.value()));
            boolean missing = name.matches() && delivered().lacks(name);
            Instant stamp = missing ? stamp(name.group(3)) : null;
            if (stamp == null || lost.containsKey(name.group())) {
                continue;
            }
            Query one = Questions.all(query, new Query.Equal(Target.of(field), value.value()));
            List<Proof> proofs =
                    questions.first(one, Questions.PLAUSIBLE).stream()
                            .<Proof>map(ConfigRecord::proof)
                            .toList();
            lost.put(
                    name.group(),
                    new Lost(
                            name.group(1),
                            name.group(2),
                            new Interval(stamp.minus(Gaps.SILENCE), stamp),
                            "log file "
                                    + name.group()
                                    + " existed ("
                                    + how
                                    + ") and is not in the evidence",
                            proofs));
        }
    }

    private static @Nullable Instant stamp(String text) {
        try {
            return LocalDateTime.parse(text, STAMP).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
