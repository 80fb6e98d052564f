package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Says of each edge how whole the logs were that its records stand in: the worst status among them
/// when they were written. What was read before a write (rule R3) rests on no other read having
/// gone unseen, so there the time between counts too, and a gap in it leaves the edge possible.
/// What says so becomes the edge's basis.
final class EdgeCoverage {
    private static final String READ_THEN_WRITE = "R3";
    private static final String RELAY = "R8";

    /// Types of resources as trails select them, by the service of their data events.
    private static final Map<String, String> TYPES =
            Map.of(
                    "lambda.amazonaws.com", "AWS::Lambda::Function",
                    "dynamodb.amazonaws.com", "AWS::DynamoDB::Table",
                    "ebs.amazonaws.com", "AWS::EC2::Snapshot");

    private final Coverage coverage;
    private final CaseRecords records;
    private final Proofs proofs;
    private final Bindings bindings;

    EdgeCoverage(Coverage coverage, ObjectReader objects, Proofs proofs) {
        this.coverage = coverage;
        this.records = objects.records();
        this.proofs = proofs;
        this.bindings = new Bindings(coverage, objects, proofs);
    }

    Edge put(Edge edge) throws IOException {
        if (edge.to().kind() == NodeKind.EXPOSURE && !edge.coverage().isEmpty()) {
            // That of the whole window, not of its records alone.
            return edge;
        }
        boolean between = isBy(edge, READ_THEN_WRITE);
        Instant first = Edge.first(edge.evidence());
        Instant last = Edge.last(edge.evidence());
        List<Evidence> basis = new ArrayList<>(bindings.of(edge));
        @Nullable Standing worst = null;
        for (Evidence piece : edge.evidence()) {
            Instant from = between ? first : piece.from();
            Instant to = between ? last : piece.to();
            if (piece instanceof Evidence.OfRecord record && from != null && to != null) {
                Standing one = standing(record.event(), span(from, to));
                worst = worst == null ? one : worst.worse(one);
            }
        }
        if (first != null && last != null && isBy(edge, RELAY)) {
            basis.addAll(proofs.evidence(flows(edge, span(first, last)).proofs(), first));
        }
        if (worst == null) {
            return edge.withBasis(basis);
        }
        basis.addAll(proofs.evidence(worst.proofs(), first == null ? Instant.EPOCH : first));
        boolean unsure = between && worst.status().isGap();
        return (unsure ? edge.atMost(Strength.POSSIBLE) : edge)
                .withCoverage(worst.status().name())
                .withBasis(basis);
    }

    private static boolean isBy(Edge edge, String name) {
        return edge.rules().stream().anyMatch(rule -> rule.rule().equals(name));
    }

    private static Interval span(Instant from, Instant to) {
        return new Interval(from, to.isAfter(from) ? to : from.plusMillis(1));
    }

    /// Of the interfaces of an edge's flows, whether anything else can have come in unseen.
    private Standing flows(Edge edge, Interval span) {
        Standing all = new Standing(CoverageStatus.COVERED, Set.of());
        for (Evidence piece : edge.evidence()) {
            if (piece instanceof Evidence.OfRecord record
                    && record.event().event().source() == SourceKind.VPC_FLOW) {
                all = all.worse(ofInterface(record.event(), span));
            }
        }
        return all;
    }

    private Standing ofInterface(StoredEvent row, Interval span) {
        return Standing.of(
                coverage.absence(
                        new Watched.NetworkInterface(text(row, EventField.INTERFACE)),
                        Act.TRAFFIC,
                        span));
    }

    /// Over a span, of the log that holds a record.
    private Standing standing(StoredEvent stored, Interval span) throws IOException {
        return switch (stored.event().source()) {
            case CLOUDTRAIL -> ofTrail(stored, span);
            case S3_ACCESS ->
                    Standing.of(
                            coverage.absence(
                                    new Watched.Objects(text(stored, EventField.BUCKET), "*"),
                                    Act.READ,
                                    span),
                            LaneClass.AccessLog.class::isInstance);
            case VPC_FLOW -> ofInterface(stored, span);
        };
    }

    private Standing ofTrail(StoredEvent stored, Interval span) throws IOException {
        String account = text(stored, EventField.ACCOUNT);
        String region = text(stored, EventField.REGION);
        String service = text(stored, EventField.SERVICE);
        String object = text(stored, EventField.OBJECT);
        String category = text(stored, EventField.CATEGORY);
        if (category.equals("NetworkActivity")) {
            return network(account, region, service, span);
        }
        if (category.equals("Data")) {
            boolean inS3 = service.startsWith("s3") && object.startsWith("s3://");
            String type = inS3 ? "AWS::S3::Object" : TYPES.getOrDefault(service, "");
            String arn = inS3 ? "arn:aws:s3:::" + object.substring("s3://".length()) : object;
            Watched resource = new Watched.Resource(account, region, type, arn);
            return either(stored, resource, Act.READ, Act.WRITE, span);
        }
        Watched calls = new Watched.Calls(account, region, service, "");
        return either(stored, calls, Act.LOOK, Act.CHANGE, span);
    }

    /// Reads and changes may be logged apart; the record says which it is, but is read again only
    /// where that matters.
    private Standing either(
            StoredEvent stored, Watched watched, Act read, Act change, Interval span)
            throws IOException {
        Standing ofReads = Standing.of(coverage.absence(watched, read, span));
        Standing ofChanges = Standing.of(coverage.absence(watched, change, span));
        if (ofReads.status() == ofChanges.status()) {
            return ofReads.worse(ofChanges);
        }
        boolean reads = Objects.equals(records.read(stored).fields().first("readOnly"), "true");
        return reads ? ofReads : ofChanges;
    }

    private Standing network(String account, String region, String service, Interval span) {
        Lane own = new Lane(account, region, new LaneClass.NetworkActivity(service));
        return Standing.of(
                coverage.lane(own).stream().flatMap(lane -> lane.within(span).stream()).toList());
    }

    private static String text(StoredEvent stored, EventField field) {
        String text = stored.event().text(field);
        return text == null ? "" : text;
    }
}
