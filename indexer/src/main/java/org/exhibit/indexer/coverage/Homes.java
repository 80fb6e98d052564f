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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds whose each bucket is: from what records say of the bucket, from settings, from calls that
/// changed the bucket, from the folders of its access log.
final class Homes {
    /// Buckets that get lanes of their own, those with the most records first.
    static final int MOST_BUCKETS = 500;

    private static final Pattern PARTITION =
            Pattern.compile("(?:^|/)(\\d{12})/([a-z0-9-]+)/([^/]+)/\\d{4}/\\d{2}/\\d{2}/[^/]+$");

    private final CaseReader reader;
    private final Questions questions;
    private final Map<String, Home> homes = new TreeMap<>();

    Homes(CaseReader reader, Questions questions) {
        this.reader = reader;
        this.questions = questions;
    }

    Map<String, Home> find(AccountSettings settings, List<String> notes) throws IOException {
        Facet buckets = questions.values(new Query.All(), "bucket", MOST_BUCKETS);
        if (buckets.distinct() > MOST_BUCKETS) {
            notes.add(
                    buckets.distinct()
                            + " buckets are named; the "
                            + MOST_BUCKETS
                            + " with the most records have lanes of their own.");
        }
        List<String> names = buckets.values().stream().map(Facet.Value::value).toList();
        told(names);
        for (AccountSetting setting : settings.list()) {
            String bucket = Members.text(setting.request(), "bucket");
            if (bucket != null) {
                homes.putIfAbsent(bucket, new Home(setting.account(), setting.region()));
            }
        }
        for (String bucket : names) {
            if (!homes.containsKey(bucket)) {
                changed(bucket).ifPresent(one -> homes.put(bucket, one));
            }
            if (!homes.containsKey(bucket)) {
                delivered(bucket).ifPresent(one -> homes.put(bucket, one));
            }
        }
        return homes;
    }

    /// What a record's resources say of their owner.
    private void told(List<String> names) throws IOException {
        List<StoredEvent> found = new ArrayList<>();
        List<String> of = new ArrayList<>();
        for (String bucket : names) {
            Query query =
                    Questions.all(
                            Questions.source(SourceKind.CLOUDTRAIL),
                            Questions.is(EventField.BUCKET, bucket),
                            Questions.path("resources.type", "AWS::S3::Bucket"));
            Optional<StoredEvent> one = questions.first(query, Questions.PLAUSIBLE);
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
        Query query =
                Questions.all(
                        Questions.source(SourceKind.S3_ACCESS),
                        Questions.is(EventField.BUCKET, bucket));
        Optional<StoredEvent> line = questions.first(query, Questions.PLAUSIBLE);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher path = PARTITION.matcher(line.get().origin().file());
        return path.find() && path.group(3).equals(bucket)
                ? Optional.of(new Home(path.group(1), path.group(2)))
                : Optional.empty();
    }
}
