package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.policy.Patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CloudFront: distributions that serve what lies in a bucket.
final class CloudFrontChanges implements ChangeReader {
    private static final Pattern BUCKET =
            Pattern.compile(
                    "(.+?)\\.s3(?:[.-]website)?(?:[.-][a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?");

    @Override
    public String service() {
        return "cloudfront";
    }

    @Override
    public Set<String> actions() {
        return Set.of(
                "CreateDistribution",
                "CreateDistributionWithTags",
                "UpdateDistribution",
                "DeleteDistribution");
    }

    @Override
    public List<Change> read(Call call) {
        String asked = call.requested("id");
        String id = asked.isEmpty() ? JsonForms.text(call.response("distribution", "id")) : asked;
        if (call.failed() || id.isEmpty()) {
            return List.of();
        }
        Evidence by = call.evidence("requestParameters");
        if (call.action().equals("DeleteDistribution")) {
            return List.of(new Change.Gone(call.at(), by, "cloudfront:" + id));
        }
        JsonNode configuration = call.request("distributionConfig");
        if (configuration.isMissingNode()) {
            configuration = call.request("distributionConfigWithTags", "distributionConfig");
        }
        List<Grant> grants = new ArrayList<>();
        String enabled = JsonForms.text(JsonForms.member(configuration, "enabled"));
        if (!enabled.equalsIgnoreCase("false")) {
            JsonForms.elements(JsonForms.member(configuration, "origins"))
                    .forEach(origin -> add(grants, origin, id));
        }
        return List.of(
                new Change.Granted(
                        call.at(), by, "cloudfront:" + id, Change.Kind.SHARE, "origins", grants));
    }

    private static void add(List<Grant> grants, JsonNode origin, String id) {
        Matcher bucket = BUCKET.matcher(JsonForms.text(JsonForms.member(origin, "domainName")));
        if (bucket.matches()) {
            String path = JsonForms.text(JsonForms.member(origin, "originPath"));
            grants.add(
                    new Grant(
                            new Audience.Cdn(id),
                            Patterns.of(List.of("s3:GetObject")),
                            Patterns.of(List.of("arn:aws:s3:::" + bucket.group(1) + path + "/*")),
                            "as far as the bucket lets the distribution in"));
        }
    }
}
