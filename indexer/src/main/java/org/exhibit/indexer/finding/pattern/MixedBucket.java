package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// F19: one bucket holds synthetic objects beside production or PHI objects at one time. What an
/// object is follows from where it lies, or, at least inferred, from where its content came from.
final class MixedBucket implements Pattern {
    private static final int MOST_BUCKETS = 1_000;
    private static final int MOST_OBJECTS = 2_000;
    private static final String SYNTHETIC = "SYNTHETIC";

    @Override
    public String id() {
        return "F19";
    }

    @Override
    public String title() {
        return "Synthetic and production data in one bucket";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        List<FindingSettings.LabelRule> rules = context.settings().labels();
        if (rules.stream().noneMatch(rule -> rule.label().equals(SYNTHETIC))) {
            return;
        }
        List<String> buckets =
                context.records().values(CaseRecords.query("bucket:*"), "bucket", MOST_BUCKETS);
        for (String bucket : new TreeSet<>(buckets)) {
            bucket(context, bucket);
        }
        if (buckets.size() == MOST_BUCKETS) {
            context.undecided(this, "", "only the " + MOST_BUCKETS + " busiest buckets were seen");
        }
        for (Environment.Unfollowed each : context.environment().unfollowed(SYNTHETIC)) {
            context.undecided(this, each.subject(), each.reason());
        }
    }

    private void bucket(PatternContext context, String bucket) throws IOException {
        List<Kept> synthetic = new ArrayList<>();
        List<Kept> real = new ArrayList<>();
        for (FindingSettings.LabelRule rule : context.settings().labels()) {
            if (rule.covers(bucket, rule.prefix())) {
                boolean made = rule.label().equals(SYNTHETIC);
                boolean kept = rule.label().equals("PROD") || rule.label().equals("PHI");
                if (made || kept) {
                    (made ? synthetic : real)
                            .addAll(kept(context, bucket, rule.query(bucket), rule.label()));
                }
            }
        }
        if (real.isEmpty()) {
            return;
        }
        if (synthetic.isEmpty()) {
            inherited(context, bucket, synthetic);
        }
        Comparator<Kept> order =
                Comparator.comparing(Kept::from).thenComparing(kept -> kept.first().id());
        synthetic.sort(order);
        real.sort(order);
        for (Kept one : synthetic) {
            for (Kept other : real) {
                if (!one.key().equals(other.key()) && one.overlaps(other)
                        || one.inherited() && one.overlaps(other)) {
                    context.findings().add(finding(bucket, one, other));
                    return;
                }
            }
        }
        if (!synthetic.isEmpty()
                && (real.size() >= MOST_OBJECTS || synthetic.size() >= MOST_OBJECTS)) {
            context.undecided(
                    this,
                    "s3://" + bucket,
                    "only the first "
                            + MOST_OBJECTS
                            + " objects of each sort were held against each other");
        }
    }

    /// An object while it lasts.
    ///
    /// @param until null where it lasts
    /// @param evidence content ids
    private record Kept(
            String key,
            String label,
            Strength strength,
            StoredEvent first,
            Instant from,
            @Nullable Instant until,
            List<String> evidence,
            boolean inherited) {
        boolean overlaps(Kept other) {
            return (until == null || other.from().isBefore(until))
                    && (other.until() == null || from.isBefore(other.until()));
        }
    }

    /// @param where a query for the objects meant
    private static List<Kept> kept(
            PatternContext context, String bucket, String where, String label) throws IOException {
        String query =
                where
                        + " AND NOT error:* AND (action:(PutObject OR CopyObject OR"
                        + " CompleteMultipartUpload OR REST.PUT.OBJECT OR REST.COPY.OBJECT OR"
                        + " REST.POST.UPLOAD) OR action:(DeleteObject OR REST.DELETE.OBJECT OR"
                        + " BATCH.DELETE.OBJECT))";
        Map<String, Kept> open = new TreeMap<>();
        List<Kept> all = new ArrayList<>();
        boolean versioned = isVersioned(context.records(), bucket);
        context.records()
                .events(
                        CaseRecords.query(query),
                        event -> {
                            String key = event.event().text(EventField.KEY);
                            Instant time = event.event().time();
                            if (key == null || time == null) {
                                return true;
                            }
                            String action = String.valueOf(event.event().text(EventField.ACTION));
                            if (!action.contains("DELETE") && !action.startsWith("Delete")) {
                                open.putIfAbsent(
                                        key,
                                        new Kept(
                                                key,
                                                label,
                                                Strength.RECORDED,
                                                event,
                                                time,
                                                null,
                                                List.of(event.id()),
                                                false));
                            } else if (!versioned) {
                                // With versions, what is deleted so is only hidden.
                                Kept gone = open.remove(key);
                                if (gone != null) {
                                    all.add(
                                            new Kept(
                                                    key,
                                                    label,
                                                    gone.strength(),
                                                    gone.first(),
                                                    gone.from(),
                                                    time,
                                                    gone.evidence(),
                                                    false));
                                }
                            }
                            return open.size() + all.size() < MOST_OBJECTS;
                        });
        all.addAll(open.values());
        return all;
    }

    /// Whether any upload was answered with a version.
    private static boolean isVersioned(CaseRecords records, String bucket) throws IOException {
        return records.count(
                        CaseRecords.query(
                                "bucket:"
                                        + CaseRecords.quoted(bucket)
                                        + " AND responseElements.x-amz-version-id:*"))
                > 0;
    }

    /// Real objects whose content came from synthetic ones, however many lie beside them.
    private static void inherited(PatternContext context, String bucket, List<Kept> synthetic)
            throws IOException {
        for (Environment.Labelled version : context.environment().labelled(bucket)) {
            boolean counts =
                    version.label().equals(SYNTHETIC)
                            && version.strength().atLeast(Strength.INFERRED);
            if (!counts || !isReal(context, bucket, version.key())) {
                continue;
            }
            for (Kept each : kept(context, bucket, one(bucket, version.key()), SYNTHETIC)) {
                synthetic.add(
                        new Kept(
                                each.key(),
                                SYNTHETIC,
                                version.strength(),
                                each.first(),
                                each.from(),
                                each.until(),
                                version.evidence(),
                                true));
            }
        }
    }

    private static String one(String bucket, String key) {
        return "bucket:" + CaseRecords.quoted(bucket) + " AND key:" + CaseRecords.quoted(key);
    }

    private static boolean isReal(PatternContext context, String bucket, String key) {
        List<String> labels = context.settings().labels(bucket, key);
        return labels.contains("PROD") || labels.contains("PHI");
    }

    private Finding finding(String bucket, Kept made, Kept real) {
        Kept later = made.from().isBefore(real.from()) ? real : made;
        List<String> evidence = new ArrayList<>(made.evidence());
        real.evidence().stream().filter(id -> !evidence.contains(id)).forEach(evidence::add);
        String account = later.first().event().text(EventField.ACCOUNT);
        String region = later.first().event().text(EventField.REGION);
        Map<String, String> matched =
                Matched.of("synthetic", made.key())
                        .with(real.label().toLowerCase(Locale.ROOT), real.key())
                        .with("strength", made.strength().word())
                        .fields();
        return new Finding(
                id(),
                title(),
                Level.MEDIUM,
                later.from(),
                account == null ? "" : account,
                region == null ? "" : region,
                "s3://" + bucket,
                matched,
                evidence,
                List.of(),
                TriageState.NEW);
    }
}
