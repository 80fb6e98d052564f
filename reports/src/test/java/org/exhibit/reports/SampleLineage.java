package org.exhibit.reports;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.GraphBuilder;
import org.exhibit.indexer.provenance.graph.LabelClaim;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A small graph of every strength and every role, some of its names written by an attacker.
public final class SampleLineage {
    public static final String HOSTILE = "a\"];evil->x[label=\"\\N\u0007&lt;<script>";

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final NodeId SCANS = NodeId.version("phi", "ct/batch-07.tar", "v1");
    private static final NodeId KEY = NodeId.key("phi", "ct/batch-07.tar");
    private static final NodeId JOB = new NodeId(NodeKind.JOB, "face-gen-7");
    private static final NodeId MODEL = NodeId.version("mix", "models/model.tar.gz", "epoch:1");
    private static final NodeId VIDEO = NodeId.version("mix", HOSTILE, "epoch:1");
    private static final NodeId DANA = NodeId.session("AROAML:dana", START);
    private static final NodeId KIM = NodeId.credential("AKIAKIM");
    private static final NodeId STRANGER = NodeId.address("203.0.113.50");
    private static final NodeId GAP = new NodeId(NodeKind.GAP, "mix data events");
    private static final NodeId BUCKET = NodeId.bucket("mix");
    private static final RuleId RULE = new RuleId("R2", 1, 45);

    private SampleLineage() {}

    public static Graph graph() {
        return new GraphBuilder()
                .add(Node.of(SCANS).with(List.of(LabelClaim.own("PHI", "subject"))))
                .add(Node.of(VIDEO).with(List.of(LabelClaim.own("SYNTHETIC", "prefix"))))
                .add(edge(KEY, SCANS, EdgeKind.HOLDS, Strength.RECORDED, 1))
                .add(edge(BUCKET, VIDEO, EdgeKind.HOLDS, Strength.RECORDED, 1))
                .add(edge(SCANS, JOB, EdgeKind.USED, Strength.CORROBORATED, 2).withBytes(2048L))
                .add(edge(JOB, MODEL, EdgeKind.GENERATED, Strength.CORROBORATED, 3))
                .add(edge(MODEL, VIDEO, EdgeKind.DERIVED_FROM, Strength.INFERRED, 4))
                .add(edge(KIM, DANA, EdgeKind.ISSUED, Strength.RECORDED, 5))
                .add(edge(DANA, VIDEO, EdgeKind.CREATED, Strength.RECORDED, 6))
                .add(edge(DANA, JOB, EdgeKind.STARTED, Strength.RECORDED, 7))
                .add(edge(DANA, SCANS, EdgeKind.ATTEMPTED, Strength.RECORDED, 8))
                .add(edge(VIDEO, STRANGER, EdgeKind.DOWNLOADED, Strength.POSSIBLE, 9))
                .add(edge(DANA, VIDEO, EdgeKind.DELETED, Strength.RECORDED, 10))
                .add(
                        edge(GAP, VIDEO, EdgeKind.UNOBSERVED, Strength.POSSIBLE, 11)
                                .withCounter(List.of(record(12)))
                                .withCoverage("NOT_COLLECTED"))
                .build();
    }

    private static Edge edge(NodeId from, NodeId to, EdgeKind kind, Strength strength, int minute) {
        return Edge.of(from, to, kind, strength, RULE, List.of(record(minute)));
    }

    private static Evidence record(int minute) {
        String id = String.format(Locale.ROOT, "%032x", minute);
        Origin origin =
                new Origin(
                        Digest.of(id.getBytes(StandardCharsets.UTF_8)),
                        "AWSLogs/" + HOSTILE,
                        List.of(),
                        minute,
                        100L * minute,
                        90,
                        null,
                        null);
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.TIME, START.plusSeconds(60L * minute).toEpochMilli())
                        .build();
        return Evidence.of(
                new StoredEvent(id, event, origin, Citation.of(1, origin), "cloudtrail", null),
                "eventName");
    }
}
