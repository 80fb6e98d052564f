package org.exhibit.indexer.provenance.rule;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.Access;
import org.exhibit.indexer.provenance.identity.Ask;
import org.exhibit.indexer.provenance.identity.ObjectFacts;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.CaseRecord;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Rule R11: versions whose uploads bear the same checksum and size have the same content. Which
/// came from which is not said; the earlier one stands upstream.
final class SameContent {
    static final RuleId RULE = RuleId.of("R11", 1);
    private static final int MOST = 50;

    /// Checksums that two different contents do not share by accident.
    static final List<String> SUMS =
            List.of(
                    "rp.x-amz-checksum-sha256",
                    "re.x-amz-checksum-sha256",
                    "rp.x-amz-checksum-sha1",
                    "re.x-amz-checksum-sha1",
                    "rp.x-amz-checksum-crc64nvme",
                    "re.x-amz-checksum-crc64nvme",
                    "re.eTag");

    private final ObjectReader objects;

    SameContent(ObjectReader objects) {
        this.objects = objects;
    }

    void add(ObjectFacts facts, Found found) throws IOException {
        for (Access write : facts.accesses()) {
            CaseRecord call = write.call();
            Long bytes = write.bytes();
            if (!write.kind().writes() || call == null || bytes == null || bytes == 0) {
                continue;
            }
            for (String sum : SUMS) {
                String value = call.fields().first(sum);
                if (value != null) {
                    add(write, bytes, sum, value, facts, found);
                }
            }
        }
    }

    private void add(
            Access write, long bytes, String path, String value, ObjectFacts facts, Found found)
            throws IOException {
        List<Query> same = objects.records().at(path, value);
        if (same.isEmpty()) {
            return;
        }
        NodeId own = facts.versions().of(write);
        for (StoredEvent other :
                objects.records().find(Ask.any(same), TimeRange.ALL, MOST).events()) {
            String bucket = other.event().text(EventField.BUCKET);
            String key = other.event().text(EventField.KEY);
            boolean equal =
                    bucket != null
                            && key != null
                            && !other.id().equals(write.records().getFirst().id())
                            && other.event().number(EventField.BYTES_IN).orElse(-1) == bytes;
            if (!equal || bucket == null || key == null) {
                continue;
            }
            ObjectFacts there = objects.facts(bucket, key);
            for (Access twin : there.of(other)) {
                NodeId version = there.versions().of(twin);
                if (twin.kind().writes() && twin.succeeded() && !version.equals(own)) {
                    boolean first = Access.ORDER.compare(twin, write) < 0;
                    List<Evidence> evidence = new ArrayList<>();
                    evidence.add(Evidence.of(write.records().getFirst(), path));
                    evidence.add(Evidence.of(other, path));
                    found.add(
                            Edge.of(
                                    first ? version : own,
                                    first ? own : version,
                                    EdgeKind.IDENTICAL,
                                    Strength.INFERRED,
                                    RULE,
                                    evidence.stream().filter(Objects::nonNull).toList()));
                }
            }
        }
    }
}
