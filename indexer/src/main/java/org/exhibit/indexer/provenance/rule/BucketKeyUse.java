package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Actor;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.AccessKind;
import org.exhibit.indexer.provenance.table.CaseRecord;
import org.exhibit.indexer.provenance.table.S3Place;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Rule R4 for buckets with a key of their own: the use of a key then names the bucket and no
/// object. It tells that its caller read or wrote something in the bucket: with a request of the
/// same caller within two seconds corroborated, alone possible.
final class BucketKeyUse {
    private static final RuleId RULE = RuleId.of("R4", 1);
    private static final String CONTEXT = "rp.encryptionContext.aws:s3:arn";
    private static final Duration NEAR = Duration.ofSeconds(2);
    private static final int MOST = 500;

    private final ObjectReader objects;

    BucketKeyUse(ObjectReader objects) {
        this.objects = objects;
    }

    /// The uses that name a bucket.
    void addBucket(String bucket, Found found) throws IOException {
        List<Query> named = new ArrayList<>();
        for (String partition : List.of("aws", "aws-cn", "aws-us-gov")) {
            named.addAll(objects.records().at(CONTEXT, "arn:" + partition + ":s3:::" + bucket));
        }
        if (named.isEmpty()) {
            return;
        }
        Query query = Ask.all(Ask.source(SourceKind.CLOUDTRAIL), Ask.any(named));
        CaseRecords.Found uses = objects.records().find(query, TimeRange.ALL, MOST);
        if (!uses.isWhole()) {
            found.cut(NodeId.bucket(bucket), uses.total());
        }
        add(uses.events(), found);
    }

    /// The same of some calls; those that are no such uses say nothing.
    void add(Collection<StoredEvent> calls, Found found) throws IOException {
        List<StoredEvent> uses = calls.stream().filter(call -> kind(call) != null).toList();
        for (CaseRecord use : objects.records().read(uses)) {
            S3Place place = objects.table().encrypted(use);
            if (place != null && place.key().isEmpty() && use.succeeded() && use.time() != null) {
                add(use, place.bucket(), found);
            }
        }
    }

    private @Nullable AccessKind kind(StoredEvent call) {
        AccessKind kind = objects.table().table().access(call.event()).orElse(null);
        return kind == AccessKind.KEY_READ || kind == AccessKind.KEY_WRITE ? kind : null;
    }

    private void add(CaseRecord use, String bucket, Found found) throws IOException {
        Actor actor = Actor.of(use.event());
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(use.evidence(List.of("requestParameters.encryptionContext.aws:s3:arn")));
        for (StoredEvent request : requests(use, bucket)) {
            if (Actor.of(request.event()).mayBe(actor)) {
                evidence.add(Evidence.of(request, "requestParameters.bucketName", "bucket"));
            }
        }
        found.add(actor.node());
        found.add(
                Edge.of(
                        actor.node().id(),
                        NodeId.bucket(bucket),
                        EdgeKind.KEY_USED,
                        evidence.size() > 1 ? Strength.CORROBORATED : Strength.POSSIBLE,
                        RULE,
                        evidence));
    }

    /// What fits the use: a data key is made for a write, decrypted for a read.
    private List<StoredEvent> requests(CaseRecord use, String bucket) throws IOException {
        boolean reads = kind(use.stored()) == AccessKind.KEY_READ;
        Set<String> actions = new TreeSet<>();
        for (AccessKind each : AccessKind.values()) {
            boolean fits =
                    reads
                            ? each.reads() || each == AccessKind.COPY_READ
                            : each.writes()
                                    || each == AccessKind.PART
                                    || each == AccessKind.PART_COPY;
            if (fits) {
                actions.addAll(objects.table().table().actions(each));
            }
        }
        Instant time = Objects.requireNonNull(use.time());
        Query query = Ask.all(Ask.equal(EventField.BUCKET, bucket), Ask.actions(actions));
        return objects.records().find(query, Ask.around(time, time, NEAR), MOST).events().stream()
                .filter(request -> CaseRecord.succeeded(request.event()))
                .toList();
    }
}
