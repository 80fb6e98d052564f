package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Facet;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds whose a bucket is: from what records say of the bucket, from settings, from calls that
/// changed the bucket, from the folders of its access log. Each is looked for when it is asked for.
/// One thread at a time.
final class Homes {
    /// Buckets that get lanes of their own, those with the most records first.
    static final int MOST_BUCKETS = 500;

    private static final String SAID = "AWS::S3::Bucket";
    private static final Pattern PARTITION =
            Pattern.compile("(?:^|/)(\\d{12})/([a-z0-9-]+)/([^/]+)/\\d{4}/\\d{2}/\\d{2}/[^/]+$");

    private final CaseReader reader;
    private final Questions questions;
    private final Set<String> recorded = new TreeSet<>();
    private final Map<String, Home> set = new TreeMap<>();
    private final Map<String, Optional<Home>> found = new TreeMap<>();

    Homes(CaseReader reader, Questions questions, AccountSettings settings, List<String> notes)
            throws IOException {
        this.reader = reader;
        this.questions = questions;
        Facet buckets = questions.values(new Query.All(), "bucket", MOST_BUCKETS);
        if (buckets.distinct() > MOST_BUCKETS) {
            notes.add(
                    buckets.distinct()
                            + " buckets are named; the "
                            + MOST_BUCKETS
                            + " with the most records have lanes of their own.");
        }
        buckets.values().forEach(bucket -> recorded.add(bucket.value()));
        for (AccountSetting setting : settings.list()) {
            String bucket = Members.text(setting.request(), "bucket");
            if (bucket != null) {
                set.putIfAbsent(bucket, new Home(setting.account(), setting.region()));
            }
        }
    }

    /// The buckets that may have a home: those of records and those of settings.
    Set<String> buckets() {
        Set<String> all = new TreeSet<>(recorded);
        all.addAll(set.keySet());
        return all;
    }

    Optional<Home> of(String bucket) throws IOException {
        if (!recorded.contains(bucket)) {
            return Optional.ofNullable(set.get(bucket));
        }
        if (!found.containsKey(bucket)) {
            find(List.of(bucket));
        }
        return found.getOrDefault(bucket, Optional.empty());
    }

    /// Every bucket whose home is known.
    Map<String, Home> all() throws IOException {
        foresee();
        find(recorded.stream().filter(bucket -> !found.containsKey(bucket)).toList());
        Map<String, Home> all = new TreeMap<>(set);
        found.forEach((bucket, home) -> home.ifPresent(known -> all.put(bucket, known)));
        return all;
    }

    private void foresee() throws IOException {
        Query calls = Questions.source(SourceKind.CLOUDTRAIL);
        questions.foresee(
                Questions.all(calls, Questions.path("resources.type", SAID)),
                EventField.BUCKET,
                recorded,
                Homes::saying);
        questions.foresee(
                Questions.source(SourceKind.S3_ACCESS), EventField.BUCKET, recorded, Homes::lines);
    }

    private void find(List<String> buckets) throws IOException {
        Map<String, Home> told = told(buckets);
        for (String bucket : buckets) {
            Optional<Home> home =
                    Optional.ofNullable(told.get(bucket))
                            .or(() -> Optional.ofNullable(set.get(bucket)));
            if (home.isEmpty()) {
                home = changed(bucket);
            }
            if (home.isEmpty()) {
                home = delivered(bucket);
            }
            found.put(bucket, home);
        }
    }

    private static Query saying(String bucket) {
        return Questions.all(
                Questions.source(SourceKind.CLOUDTRAIL),
                Questions.is(EventField.BUCKET, bucket),
                Questions.path("resources.type", SAID));
    }

    /// The lines of a bucket's access log.
    private static Query lines(String bucket) {
        return Questions.all(
                Questions.source(SourceKind.S3_ACCESS), Questions.is(EventField.BUCKET, bucket));
    }

    /// What a record's resources say of their owner.
    private Map<String, Home> told(List<String> buckets) throws IOException {
        Map<String, Home> homes = new HashMap<>();
        List<StoredEvent> found = new ArrayList<>();
        List<String> of = new ArrayList<>();
        for (String bucket : buckets) {
            Optional<StoredEvent> one = questions.first(saying(bucket), Questions.PLAUSIBLE);
            if (one.isPresent() && one.get().event().has(EventField.REGION)) {
                found.add(one.get());
                of.add(bucket);
            }
        }
        List<byte[]> raw = reader.raw(found.stream().map(StoredEvent::origin).toList());
        for (int i = 0; i < found.size(); i++) {
            JsonNode record = ConfigRecords.tree(found.get(i).origin(), raw.get(i));
            for (JsonNode resource : Members.list(record.path("resources"))) {
                String arn = Members.text(resource, "ARN");
                String owner = Members.text(resource, "accountId");
                boolean own = arn != null && arn.endsWith(":::" + of.get(i));
                if (own && owner != null && !owner.isEmpty()) {
                    homes.put(of.get(i), new Home(owner, region(found.get(i))));
                }
            }
        }
        return homes;
    }

    private static String region(StoredEvent event) {
        return Objects.requireNonNull(event.event().text(EventField.REGION));
    }

    private Optional<Home> changed(String bucket) throws IOException {
        Query query =
                Questions.all(
                        Questions.source(SourceKind.CLOUDTRAIL),
                        Questions.is(EventField.BUCKET, bucket),
                        Questions.is(EventField.CATEGORY, "Management"),
                        Questions.path("readOnly", "false"),
                        ConfigRecords.succeeded());
        return questions
                .first(query, Questions.PLAUSIBLE)
                .map(StoredEvent::event)
                .filter(event -> event.has(EventField.ACCOUNT) && event.has(EventField.REGION))
                .map(event ->
                        new Home(
                                Objects.requireNonNull(event.text(EventField.ACCOUNT)),
                                Objects.requireNonNull(event.text(EventField.REGION))));
    }

    private Optional<Home> delivered(String bucket) throws IOException {
        Optional<StoredEvent> line = questions.first(lines(bucket), Questions.PLAUSIBLE);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher path = PARTITION.matcher(line.get().origin().file());
        return path.find() && path.group(3).equals(bucket)
                ? Optional.of(new Home(path.group(1), path.group(2)))
                : Optional.empty();
    }
}
