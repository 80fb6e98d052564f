package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Interval;
import org.exhibit.indexer.coverage.Lane;
import org.exhibit.indexer.coverage.LaneClass;
import org.exhibit.indexer.coverage.LaneSpan;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.CaseRecords;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// Says of each edge how whole the logs were that its records stand in: the worst status among them
/// when they were written. What was read before a write (rule R3) rests on no other read having
/// gone unseen, so there the time between counts too, and a gap in it leaves the edge possible.
final class EdgeCoverage {
    private static final String READ_THEN_WRITE = "R3";

    /// Types of resources as trails select them, by the service of their data events.
    private static final Map<String, String> TYPES =
            Map.of(
                    "lambda.amazonaws.com", "AWS::Lambda::Function",
                    "dynamodb.amazonaws.com", "AWS::DynamoDB::Table",
                    "ebs.amazonaws.com", "AWS::EC2::Snapshot");

    private final Coverage coverage;
    private final CaseRecords records;

    EdgeCoverage(Coverage coverage, CaseRecords records) {
        this.coverage = coverage;
        this.records = records;
    }

    Edge put(Edge edge) throws IOException {
        if (edge.to().kind() == NodeKind.EXPOSURE && !edge.coverage().isEmpty()) {
            // That of the whole window, not of its records alone.
            return edge;
        }
        boolean between =
                edge.rules().stream().anyMatch(rule -> rule.rule().equals(READ_THEN_WRITE));
        Instant first = between ? Edge.first(edge.evidence()) : null;
        Instant last = between ? Edge.last(edge.evidence()) : null;
        @Nullable CoverageStatus worst = null;
        for (Evidence piece : edge.evidence()) {
            Instant from = first == null ? piece.from() : first;
            Instant to = last == null ? piece.to() : last;
            if (piece instanceof Evidence.OfRecord record && from != null && to != null) {
                Instant end = to.isAfter(from) ? to : from.plusMillis(1);
                CoverageStatus one = status(record.event(), new Interval(from, end));
                worst = worst == null ? one : worse(worst, one);
            }
        }
        if (worst == null) {
            return edge;
        }
        boolean unsure = between && worst.isGap();
        return (unsure ? edge.atMost(Strength.POSSIBLE) : edge).withCoverage(worst.name());
    }

    private static CoverageStatus worse(CoverageStatus one, CoverageStatus other) {
        return one.or(other) == one ? other : one;
    }

    /// The status over a span of the log that holds a record.
    private CoverageStatus status(StoredEvent stored, Interval span) throws IOException {
        return switch (stored.event().source()) {
            case CLOUDTRAIL -> ofTrail(stored, span);
            case S3_ACCESS ->
                    of(
                            coverage.absence(
                                    new Watched.Objects(text(stored, EventField.BUCKET), "*"),
                                    Act.READ,
                                    span),
                            LaneClass.AccessLog.class::isInstance);
            case VPC_FLOW ->
                    coverage.absence(
                                    new Watched.NetworkInterface(
                                            text(stored, EventField.INTERFACE)),
                                    Act.TRAFFIC,
                                    span)
                            .status();
        };
    }

    private CoverageStatus ofTrail(StoredEvent stored, Interval span) throws IOException {
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
    private CoverageStatus either(
            StoredEvent stored, Watched watched, Act read, Act change, Interval span)
            throws IOException {
        CoverageStatus ofReads = coverage.absence(watched, read, span).status();
        CoverageStatus ofChanges = coverage.absence(watched, change, span).status();
        if (ofReads == ofChanges) {
            return ofReads;
        }
        boolean reads = Objects.equals(records.read(stored).fields().first("readOnly"), "true");
        return reads ? ofReads : ofChanges;
    }

    private CoverageStatus network(String account, String region, String service, Interval span) {
        Lane own = new Lane(account, region, new LaneClass.NetworkActivity(service));
        return coverage.lane(own).stream()
                .flatMap(lane -> lane.within(span).stream())
                .map(LaneSpan::status)
                .reduce(EdgeCoverage::worse)
                .orElse(CoverageStatus.UNKNOWN);
    }

    /// The worst of the spans, each as good as the best of the lanes meant.
    private static CoverageStatus of(Absence absence, Predicate<LaneClass> meant) {
        return absence.spans().stream()
                .map(span ->
                        span.lanes().stream()
                                .filter(watch -> meant.test(watch.lane().kind()))
                                .map(watch -> watch.span().status())
                                .reduce(CoverageStatus::or)
                                .orElse(CoverageStatus.UNKNOWN))
                .reduce(EdgeCoverage::worse)
                .orElse(CoverageStatus.UNKNOWN);
    }

    private static String text(StoredEvent stored, EventField field) {
        String text = stored.event().text(field);
        return text == null ? "" : text;
    }
}
