package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.finding.FindingSettings;
import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// F17: synthetic media are delivered by a content delivery network to whoever asks.
final class CdnOrigin implements Pattern {
    @Override
    public String id() {
        return "F17";
    }

    @Override
    public String title() {
        return "Synthetic media delivered without validation";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        for (RecordView record :
                context.calls("action:CreateDistribution* OR action:UpdateDistribution*")) {
            distribution(context, record);
        }
        delivered(context);
    }

    private void distribution(PatternContext context, RecordView record) throws IOException {
        JsonNode config = record.request("distributionConfig");
        if (config.isMissingNode()) {
            config = record.request("distributionConfigWithTags", "distributionConfig");
        }
        boolean keyed =
                JsonForms.isTrue(
                        JsonForms.at(
                                config, "defaultCacheBehavior", "trustedKeyGroups", "enabled"));
        for (JsonNode origin : JsonForms.elements(JsonForms.member(config, "origins"))) {
            String host = JsonForms.text(JsonForms.member(origin, "domainName"));
            String bucket = host.replaceFirst("\\.s3[.-].*$", "");
            if (!keyed && !bucket.equals(host) && holdsSynthetic(context, bucket)) {
                Map<String, String> matched =
                        Matched.of(
                                        "requestParameters.distributionConfig.origins.items.domainName",
                                        host)
                                .with("trustedKeyGroups", "none")
                                .fields();
                context.found(this, title(), Level.HIGH, record, "s3://" + bucket, matched);
                return;
            }
        }
    }

    /// Whether objects lie where only synthetic ones do.
    private static boolean holdsSynthetic(PatternContext context, String bucket)
            throws IOException {
        for (FindingSettings.LabelRule rule : context.settings().labels()) {
            if (!rule.label().equals("SYNTHETIC")) {
                continue;
            }
            if (rule.coversWhole(bucket)) {
                return true;
            }
            boolean anywhere = rule.covers(bucket, rule.prefix());
            String query = rule.query(bucket);
            if (anywhere && context.records().count(CaseRecords.query(query)) > 0) {
                return true;
            }
        }
        return false;
    }

    private void delivered(PatternContext context) throws IOException {
        Map<String, List<RecordView>> byBucket = new TreeMap<>();
        String query =
                "source:s3-access AND requester:svc:cloudfront.amazonaws.com AND"
                        + " action:*.GET.OBJECT AND status:2xx";
        if (context.settings().labels().stream()
                .noneMatch(rule -> rule.label().equals("SYNTHETIC"))) {
            return;
        }
        context.records()
                .records(
                        CaseRecords.query(query),
                        record -> {
                            String bucket = record.text(EventField.BUCKET);
                            List<String> labels =
                                    context.settings().labels(bucket, record.text(EventField.KEY));
                            if (labels.contains("SYNTHETIC")) {
                                List<RecordView> group =
                                        byBucket.computeIfAbsent(bucket, name -> new ArrayList<>());
                                if (group.size() < Finding.MOST_CITED) {
                                    group.add(record);
                                }
                            }
                            return true;
                        });
        byBucket.forEach((bucket, group) -> {
            Map<String, String> matched =
                    Matched.of("requester", "svc:cloudfront.amazonaws.com")
                            .with("key", group.getFirst().text(EventField.KEY))
                            .fields();
            context.found(this, title(), Level.MEDIUM, group, "s3://" + bucket, matched);
        });
    }
}
