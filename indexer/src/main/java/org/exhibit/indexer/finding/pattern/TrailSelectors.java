package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// F03c: a trail is told to leave out what matters, or its files are to be deleted too soon.
final class TrailSelectors implements Pattern {
    private static final int MOST_BUCKETS = 1_000;

    @Override
    public String id() {
        return "F03c";
    }

    @Override
    public String title() {
        return "Trail leaves out what matters";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        LoggedElsewhere elsewhere = new LoggedElsewhere(context);
        for (RecordView record : context.calls("action:PutEventSelectors")) {
            JsonNode selectors = record.request("eventSelectors");
            JsonNode advanced = record.request("advancedEventSelectors");
            List<String> wrong = new ArrayList<>();
            Matched matched = new Matched();
            if (JsonForms.elements(selectors).isEmpty() && JsonForms.elements(advanced).isEmpty()) {
                context.undecided(this, record.subject(), "the record leaves the selectors out");
                continue;
            }
            SelectorView view = SelectorView.of(selectors, advanced);
            view.faults(matched, wrong);
            List<String> missing = missing(context, record, view, elsewhere);
            matched.with("buckets without data events", String.join(", ", missing));
            if (!missing.isEmpty() || !wrong.isEmpty()) {
                context.found(
                        this, title(), Level.HIGH, record, record.subject(), matched.fields());
            }
        }
        retention(context);
    }

    /// The sensitive buckets of the account whose objects no trail selects from then on.
    private List<String> missing(
            PatternContext context, RecordView record, SelectorView view, LoggedElsewhere elsewhere)
            throws IOException {
        List<String> missing = new ArrayList<>();
        for (String bucket : context.settings().sensitive()) {
            String owner = owner(context.records(), bucket);
            boolean seen =
                    context.records()
                                    .count(
                                            CaseRecords.query(
                                                    "bucket:" + CaseRecords.quoted(bucket)))
                            > 0;
            if (owner.isEmpty() && seen && !view.selects(bucket)) {
                context.undecided(this, "s3://" + bucket, "no record says whose bucket it is");
            }
            if (owner.equals(record.account())
                    && !view.selects(bucket)
                    && !elsewhere.selects(bucket, record)) {
                missing.add(bucket);
            }
        }
        return missing;
    }

    private static String owner(CaseRecords records, String bucket) throws IOException {
        List<String> owners =
                records.values(
                        PatternContext.trail(
                                "bucket:"
                                        + CaseRecords.quoted(bucket)
                                        + " AND service:s3.amazonaws.com"),
                        "resources.accountId",
                        1);
        return owners.isEmpty() ? "" : owners.getFirst();
    }

    /// Log files that expire before they may.
    private void retention(PatternContext context) throws IOException {
        List<RecordView> rules =
                context.calls("action:(PutBucketLifecycle OR PutBucketLifecycleConfiguration)");
        if (rules.isEmpty()) {
            return;
        }
        Set<String> buckets = trailBuckets(context);
        for (RecordView record : rules) {
            String bucket = record.text(EventField.BUCKET);
            for (JsonNode rule :
                    JsonForms.elements(record.request("LifecycleConfiguration", "Rule"))) {
                String days = JsonForms.text(JsonForms.at(rule, "Expiration", "Days"));
                boolean enabled =
                        !JsonForms.text(JsonForms.member(rule, "Status")).equals("Disabled");
                boolean soon =
                        days.matches("\\d{1,6}")
                                && Integer.parseInt(days) < context.settings().retentionDays();
                if (enabled && soon && buckets.contains(bucket)) {
                    Map<String, String> matched =
                            Matched.of(
                                            "requestParameters.LifecycleConfiguration.Rule"
                                                    + ".Expiration.Days",
                                            days)
                                    .fields();
                    context.found(
                            this,
                            "Log files of a trail are deleted too soon",
                            Level.HIGH,
                            record,
                            record.subject(),
                            matched);
                    break;
                }
            }
        }
    }

    /// Buckets that trails deliver to: by their settings, by changes, and by CloudTrail's own look
    /// at them.
    private static Set<String> trailBuckets(PatternContext context) throws IOException {
        CaseRecords records = context.records();
        Set<String> buckets = new TreeSet<>();
        buckets.addAll(
                records.values(
                        PatternContext.trail("action:(CreateTrail OR UpdateTrail)"),
                        "requestParameters.s3BucketName",
                        MOST_BUCKETS));
        buckets.addAll(
                records.values(
                        PatternContext.trail(
                                "action:GetBucketAcl AND"
                                        + " userIdentity.invokedBy:cloudtrail.amazonaws.com"),
                        "bucket",
                        MOST_BUCKETS));
        AccountSettings settings = Settings.of(records);
        for (AccountSetting setting : settings.answering("DescribeTrails")) {
            for (JsonNode trail : setting.response().path("trailList")) {
                buckets.add(trail.path("S3BucketName").asText(""));
            }
        }
        return buckets;
    }
}
