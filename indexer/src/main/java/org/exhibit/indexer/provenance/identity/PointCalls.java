package org.exhibit.indexer.provenance.identity;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the calls that make access points, and acquired answers about them, say of the buckets they
/// lead to.
final class PointCalls {
    private static final int MOST = 2_000;

    private final CaseRecords records;

    PointCalls(CaseRecords records) {
        this.records = records;
    }

    /// By calls.
    List<BucketNames.Said> made() throws IOException {
        List<BucketNames.Said> found = new ArrayList<>();
        List<CaseRecord> calls =
                records.read(
                        records.find(
                                        Ask.actions(
                                                List.of(
                                                        "CreateAccessPoint",
                                                        "CreateAccessPointForObjectLambda")),
                                        TimeRange.ALL,
                                        MOST)
                                .events());
        for (CaseRecord call : calls) {
            if (call.succeeded()) {
                made(call, found);
            }
        }
        return found;
    }

    private static void made(CaseRecord call, List<BucketNames.Said> into) {
        boolean lambda = call.text(EventField.ACTION).endsWith("ForObjectLambda");
        String name = call.fields().first("rp.name");
        String target =
                lambda
                        ? call.fields()
                                .first(
                                        "rp.configuration.supportingAccessPoint",
                                        "rp.CreateAccessPointForObjectLambdaRequest.Configuration"
                                                + ".SupportingAccessPoint")
                        : call.fields()
                                .first(
                                        "rp.bucket",
                                        "rp.CreateAccessPointRequest.Bucket",
                                        "rp.bucketName");
        if (name == null || target == null) {
            return;
        }
        Evidence by = call.evidence(List.of("requestParameters", "responseElements"));
        String arn = call.fields().first("re.accessPointArn", "re.objectLambdaAccessPointArn");
        String alias = call.fields().first("re.alias", "re.alias.value");
        String own =
                arn(
                        lambda ? "s3-object-lambda" : "s3",
                        call.text(EventField.REGION),
                        call.text(EventField.ACCOUNT),
                        name);
        for (String each : new String[] {arn, alias, own}) {
            if (each != null && !each.isEmpty()) {
                into.add(new BucketNames.Said(each, target, by));
            }
        }
    }

    private static String arn(String service, String region, String account, String name) {
        return "arn:aws:" + service + ':' + region + ':' + account + ":accesspoint/" + name;
    }

    /// By acquired settings.
    static List<BucketNames.Said> acquired(AccountSettings settings) {
        List<BucketNames.Said> found = new ArrayList<>();
        for (AccountSetting setting : settings.list()) {
            boolean one = setting.answers("GetAccessPoint");
            boolean several = setting.answers("ListMultiRegionAccessPoints");
            if (one) {
                acquired(setting, setting.response(), found);
            } else if (setting.answers("ListAccessPoints")) {
                JsonForms.elements(JsonForms.member(setting.response(), "AccessPointList"))
                        .forEach(each -> acquired(setting, each, found));
            } else if (several) {
                JsonForms.elements(JsonForms.member(setting.response(), "AccessPoints"))
                        .forEach(each -> manyRegions(setting, each, found));
            }
        }
        return found;
    }

    private static void acquired(
            AccountSetting setting, JsonNode point, List<BucketNames.Said> into) {
        String bucket = JsonForms.text(JsonForms.member(point, "Bucket"));
        String name = JsonForms.text(JsonForms.member(point, "Name"));
        if (bucket.isEmpty()) {
            return;
        }
        String arn = JsonForms.text(JsonForms.member(point, "AccessPointArn"));
        String alias = JsonForms.text(JsonForms.member(point, "Alias"));
        String own = name.isEmpty() ? null : arn("s3", setting.region(), setting.account(), name);
        say(setting, bucket, into, arn, alias, own);
    }

    private static void manyRegions(
            AccountSetting setting, JsonNode point, List<BucketNames.Said> into) {
        String alias = JsonForms.text(JsonForms.member(point, "Alias"));
        for (JsonNode region : JsonForms.elements(JsonForms.member(point, "Regions"))) {
            String bucket = JsonForms.text(JsonForms.member(region, "Bucket"));
            if (!bucket.isEmpty() && !alias.isEmpty()) {
                say(setting, bucket, into, alias, arn("s3", "", setting.account(), alias), null);
            }
        }
    }

    private static void say(
            AccountSetting setting,
            String bucket,
            List<BucketNames.Said> into,
            @Nullable String... names) {
        Evidence by =
                new Evidence.OfItem(
                        setting.proof().evidence(),
                        setting.proof().path(),
                        setting.at(),
                        List.of("response"));
        for (String name : names) {
            if (name != null && !name.isEmpty()) {
                into.add(new BucketNames.Said(name, bucket, by));
            }
        }
    }
}
