package org.exhibit.indexer.provenance.identity;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSetting;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.progress.CancelToken;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What acquired answers of `GetBucketVersioning` say, and with them all that was acquired.
public final class AcquiredVersioning implements BucketVersioning.Settings {
    private final Map<String, List<BucketVersioning.Known>> byBucket = new HashMap<>();

    private final AccountSettings all;

    private AcquiredVersioning(AccountSettings all) {
        this.all = all;
    }

    public static AcquiredVersioning read(CaseReader reader, CancelToken cancel)
            throws IOException {
        AcquiredVersioning found = new AcquiredVersioning(AccountSettings.read(reader, cancel));
        for (AccountSetting setting : found.all.answering("GetBucketVersioning")) {
            JsonNode bucket = member(setting.request(), "Bucket", "bucket");
            JsonNode status = member(setting.response(), "Status", "status");
            if (bucket.isTextual() && setting.response().isObject()) {
                found.byBucket
                        .computeIfAbsent(bucket.asText(), name -> new ArrayList<>())
                        .add(
                                new BucketVersioning.Known(
                                        setting.at(), status.asText(""), setting.proof()));
            }
        }
        return found;
    }

    private static JsonNode member(JsonNode node, String name, String other) {
        return node.has(name) ? node.path(name) : node.path(other);
    }

    @Override
    public List<BucketVersioning.Known> versioning(String bucket) {
        return byBucket.getOrDefault(bucket, List.of());
    }

    @Override
    public AccountSettings acquired() {
        return all;
    }
}
