package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.coverage.Absence;
import org.exhibit.indexer.coverage.Act;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.coverage.CoverageStatus;
import org.exhibit.indexer.coverage.Watched;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.GraphBuilder;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.identity.ObjectReader;
import org.exhibit.indexer.provenance.table.ResourceName;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Draws what was not observed: where nothing can be said between two facts that are known of an
/// object or a resource, a node for the gap, with an edge to what could have changed or been read
/// in it. Gaps before the first and after the last known fact are the timeline's and coverage's
/// matter.
final class GapNodes {
    private static final RuleId RULE = RuleId.of("coverage", 1);
    private static final int MOST = 4;

    private final Coverage coverage;
    private final ObjectReader objects;
    private final Proofs proofs;
    private final Map<List<Object>, List<Gap>> known = new HashMap<>();

    GapNodes(Coverage coverage, ObjectReader objects, Proofs proofs) {
        this.coverage = coverage;
        this.objects = objects;
        this.proofs = proofs;
    }

    /// Spans in which nothing can be said, as one.
    ///
    /// @param pieces how many there are, neighbours counted once
    private record Gap(List<Absence.Span> spans, int pieces) {
        Instant from() {
            return spans.getFirst().interval().from();
        }

        Instant to() {
            return spans.getLast().interval().to();
        }

        boolean touches(Absence.Span next) {
            return to().equals(next.interval().from());
        }

        Gap and(Absence.Span next) {
            List<Absence.Span> all = new ArrayList<>(spans);
            all.add(next);
            return new Gap(all, pieces);
        }

        static Gap of(List<Gap> several) {
            List<Absence.Span> all = new ArrayList<>();
            several.forEach(gap -> all.addAll(gap.spans()));
            return new Gap(all, several.size());
        }

        private static String lane(Absence.Span span) {
            return span.lanes().getFirst().lane().toString();
        }

        NodeId id() {
            Set<String> lanes = new TreeSet<>();
            spans.forEach(span -> lanes.add(lane(span)));
            return new NodeId(NodeKind.GAP, String.join(", ", lanes) + ' ' + from() + '/' + to());
        }

        String statuses() {
            Set<String> all = new LinkedHashSet<>();
            spans.forEach(span -> all.add(span.status().name()));
            return String.join(", ", all);
        }

        String label() {
            Set<String> causes = new LinkedHashSet<>();
            spans.forEach(span -> causes.add(span.basis().cause()));
            return "nothing can be said "
                    + (pieces == 1 ? "from " : "in " + pieces + " spans from ")
                    + from()
                    + " to "
                    + to()
                    + ": "
                    + statuses()
                    + ", "
                    + String.join("; ", causes);
        }

        CoverageStatus worst() {
            return spans.stream()
                    .map(Absence.Span::status)
                    .reduce((one, other) -> one.or(other) == one ? other : one)
                    .orElseThrow();
        }

        Strength strength() {
            boolean unknown =
                    spans.stream().anyMatch(span -> span.status() == CoverageStatus.UNKNOWN);
            return unknown ? Strength.POSSIBLE : Strength.RECORDED;
        }
    }

    /// The graph with its gaps.
    ///
    /// @param least weaker edges are left out
    Graph add(Graph graph, Strength least) throws IOException {
        GraphBuilder builder = new GraphBuilder();
        graph.nodes().forEach(builder::add);
        builder.addAll(graph.edges());
        for (Node node : graph.nodes()) {
            for (KnownFacts facts : KnownFacts.of(graph, node.id(), objects)) {
                for (Gap gap : between(gaps(node.id(), facts), facts)) {
                    if (gap.strength().atLeast(least)) {
                        builder.add(Node.of(gap.id(), gap.label()));
                        builder.add(edge(gap, node.id(), facts));
                    }
                }
            }
        }
        return builder.build();
    }

    /// Those between two facts; one that stands for all where they are many, as every day without
    /// records is.
    private static List<Gap> between(List<Gap> gaps, KnownFacts facts) {
        List<Gap> found =
                gaps.stream()
                        .filter(gap ->
                                gap.from().isBefore(facts.end()) && gap.to().isAfter(facts.start()))
                        .toList();
        return found.size() > MOST ? List.of(Gap.of(found)) : found;
    }

    private List<Gap> gaps(NodeId id, KnownFacts facts) {
        return switch (id.kind()) {
            case KEY, VERSION -> {
                Starts.ObjectName name = Starts.objectOf(id);
                Watched object = new Watched.Objects(name.bucket(), name.key());
                List<Gap> found = new ArrayList<>(gaps(object, Act.WRITE));
                gaps(object, Act.READ).stream()
                        .filter(gap -> !found.contains(gap))
                        .forEach(found::add);
                yield found;
            }
            case SNAPSHOT, VOLUME, IMAGE -> calls(id, "ec2.amazonaws.com", facts);
            case DATABASE, DB_SNAPSHOT -> calls(id, "rds.amazonaws.com", facts);
            case FUNCTION -> calls(id, "lambda.amazonaws.com", facts);
            case INTERFACE -> gaps(new Watched.NetworkInterface(id.name()), Act.TRAFFIC);
            default -> List.of();
        };
    }

    /// Changes of a resource, in the account and Region that its name holds, or in which the first
    /// record of it lies.
    private List<Gap> calls(NodeId id, String service, KnownFacts facts) {
        ResourceName name = ResourceName.ofNode(id);
        String account = name == null ? "" : name.account();
        String region = name == null ? "" : name.region();
        if (account.isEmpty() && facts.first() instanceof Evidence.OfRecord record) {
            account = text(record.event(), EventField.ACCOUNT);
            region = text(record.event(), EventField.REGION);
        }
        return account.isEmpty()
                ? List.of()
                : gaps(new Watched.Calls(account, region, service, id.name()), Act.CHANGE);
    }

    private static String text(StoredEvent event, EventField field) {
        String text = event.event().text(field);
        return text == null ? "" : text;
    }

    /// Over the whole span of the evidence, so that what lies in one gap shares its node.
    private List<Gap> gaps(Watched watched, Act act) {
        return known.computeIfAbsent(
                List.of(watched, act),
                asked -> {
                    List<Gap> found = new ArrayList<>();
                    for (Absence.Span span :
                            coverage.absence(watched, act, coverage.span()).spans()) {
                        // Where no lane is known to watch it, nothing says that a log was off.
                        if (!span.status().isGap() || span.lanes().isEmpty()) {
                            continue;
                        }
                        boolean same = !found.isEmpty() && found.getLast().touches(span);
                        if (same) {
                            found.add(found.removeLast().and(span));
                        } else {
                            found.add(new Gap(List.of(span), 1));
                        }
                    }
                    return found;
                });
    }

    private Edge edge(Gap gap, NodeId id, KnownFacts facts) throws IOException {
        List<Evidence> evidence = new ArrayList<>(facts.rests());
        for (Absence.Span span : gap.spans()) {
            evidence.addAll(proofs.evidence(span.basis().proofs(), span.interval().from()));
        }
        Instant from = gap.from().isAfter(facts.start()) ? gap.from() : facts.start();
        Instant to = gap.to().isBefore(facts.end()) ? gap.to() : facts.end();
        return new Edge(
                gap.id(),
                id,
                EdgeKind.UNOBSERVED,
                gap.strength(),
                List.of(RULE),
                from,
                to,
                evidence,
                List.of(),
                null,
                "",
                gap.worst().name());
    }
}
