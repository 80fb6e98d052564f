package org.exhibit.indexer.provenance.exposure;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What acquired settings say of buckets at their instant.
final class SettingChanges {
    private SettingChanges() {}

    /// @param bucket whose settings alone count, with its account's; empty for all
    static void of(
            AccountSettings settings,
            String bucket,
            Map<String, List<Change>> byResource,
            Map<String, String> owners) {
        for (AccountSetting setting : settings.list()) {
            String asked = JsonForms.text(JsonForms.member(setting.request(), "Bucket"));
            if (!bucket.isEmpty() && !asked.isEmpty() && !asked.equals(bucket)) {
                continue;
            }
            change(setting, asked)
                    .ifPresent(change -> {
                        byResource
                                .computeIfAbsent(change.resource(), resource -> new ArrayList<>())
                                .add(change);
                        owners.putIfAbsent(change.resource(), setting.account());
                    });
        }
    }

    private static Optional<Change> change(AccountSetting setting, String bucket) {
        Evidence by =
                new Evidence.OfItem(
                        setting.proof().evidence(),
                        setting.proof().path(),
                        setting.at(),
                        List.of("response"));
        JsonNode block = JsonForms.member(setting.response(), "PublicAccessBlockConfiguration");
        if (setting.answers("GetPublicAccessBlock") && block.isObject()) {
            String resource =
                    bucket.isEmpty()
                            ? BucketChanges.account(setting.account())
                            : "arn:aws:s3:::" + bucket;
            return Optional.of(new Change.Blocked(setting.at(), by, resource, Block.of(block)));
        }
        if (bucket.isEmpty()) {
            return Optional.empty();
        }
        String resource = "arn:aws:s3:::" + bucket;
        if (setting.answers("GetBucketPolicy")) {
            return Optional.of(
                    BucketChanges.policy(
                            setting.at(),
                            by,
                            resource,
                            JsonForms.member(setting.response(), "Policy"),
                            setting.account()));
        }
        if (setting.answers("GetBucketOwnershipControls")) {
            return Optional.of(
                    new Change.Ownership(
                            setting.at(),
                            by,
                            resource,
                            BucketChanges.enforced(setting.response())));
        }
        if (setting.answers("GetBucketAcl")) {
            return Optional.of(
                    new Change.Granted(
                            setting.at(),
                            by,
                            resource,
                            Change.Kind.ACL,
                            BucketChanges.ACL,
                            AccessLists.ofAnswer(setting.response(), bucket)));
        }
        return Optional.empty();
    }
}
