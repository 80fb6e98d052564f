package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.flow.Component;
import org.exhibit.indexer.provenance.flow.FlowRow;
import org.exhibit.indexer.provenance.flow.InterfaceMap;
import org.exhibit.indexer.provenance.flow.ObjectFlows;
import org.exhibit.indexer.provenance.flow.Relay;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.Node;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.graph.RuleId;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.rule.Found;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes edges of what flow logs say.
final class FlowSupport {
    private static final RuleId FITS = RuleId.of("R7", 1);
    private static final RuleId RELAY = RuleId.of("R8", 1);
    private static final String[] FLOW = {"interface-id", "srcaddr", "dstaddr", "bytes"};
    private static final String[] REQUEST = {
        "requestParameters.key", "additionalEventData.bytesTransferredOut", "key", "bytesSent"
    };

    private FlowSupport() {}

    /// A read beside the flows of its interface: corroborated where the bytes fit, contradicted
    /// where fewer flowed than S3 says it sent.
    static void add(Edge read, Component component, Found into) {
        List<Evidence> flows = flows(component);
        switch (component.verdict()) {
            case FITS -> into.add(fitting(read, flows));
            case CONFLICT -> {
                into.add(
                        read.atMost(Strength.RECORDED)
                                .withCounter(
                                        Stream.concat(read.counter().stream(), flows.stream())
                                                .toList()));
                conflict(read, flows, into);
            }
            case INCOMPLETE, RESIDUAL, NO_REQUEST, NO_FLOW -> into.add(read);
        }
    }

    private static List<Evidence> flows(Component component) {
        return component.flows().stream()
                .<Evidence>map(row -> Evidence.of(row.record(), FLOW))
                .toList();
    }

    private static Edge fitting(Edge read, List<Evidence> flows) {
        boolean weaker = read.strength() != Strength.CORROBORATED;
        // A read that other records contradict, or whose version is not certain, gains no strength.
        boolean bound = !read.counter().isEmpty() || !read.strength().atLeast(Strength.RECORDED);
        List<RuleId> rules = new ArrayList<>(weaker && !bound ? List.of() : read.rules());
        rules.add(FITS);
        return new Edge(
                read.from(),
                read.to(),
                read.kind(),
                bound ? read.strength() : Strength.CORROBORATED,
                rules,
                read.fromTime(),
                read.toTime(),
                Stream.concat(read.evidence().stream(), flows.stream()).toList(),
                read.counter(),
                read.bytes(),
                read.actor(),
                read.coverage(),
                read.basis());
    }

    private static void conflict(Edge read, List<Evidence> flows, Found into) {
        List<Evidence> claims =
                Stream.concat(read.evidence().stream(), flows.stream()).sorted().toList();
        NodeId id =
                new NodeId(
                        NodeKind.CONFLICT,
                        String.join("+", claims.stream().map(Evidence::id).distinct().toList()));
        into.add(Node.of(id, "the flow log has fewer bytes than S3 says it sent"));
        into.add(Edge.of(id, read.from(), EdgeKind.CONTRADICTED, Strength.RECORDED, FITS, claims));
    }

    /// What may have been sent on.
    ///
    /// @param key whose requests are cited
    static void relay(
            Relay relay, NodeId source, NodeId key, ObjectFlows log, CaseReader reader, Found into)
            throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        relay.ingress().requests().stream()
                .filter(request -> request.object().equals(key.name()))
                .flatMap(request -> request.records().stream())
                .forEach(record -> evidence.add(Evidence.of(record, REQUEST)));
        evidence.addAll(flows(relay.ingress()));
        relay.egress().forEach(row -> evidence.add(Evidence.of(row.record(), FLOW)));
        Instant last = Objects.requireNonNull(Edge.last(evidence));
        NodeId address = NodeId.address(relay.destination());
        NodeId eni = new NodeId(NodeKind.INTERFACE, relay.eni());
        into.add(Node.of(address));
        List<StoredEvent> rows = relay.egress().stream().map(FlowRow::record).toList();
        NodeId holder = holder(relay.eni(), rows, log, reader, new Found());
        into.add(
                new Edge(
                        source,
                        address,
                        EdgeKind.RELAYED,
                        relay.strength(),
                        List.of(RELAY),
                        relay.from(),
                        relay.to().isAfter(last) ? last : relay.to(),
                        evidence,
                        relay.against().stream().<Evidence>map(Evidence::of).toList(),
                        relay.bytes(),
                        (holder == null ? eni : holder).toString(),
                        ""));
    }

    /// Bytes that came from S3 without any recorded request: of which objects is not known.
    static NodeId unnamed(String eni, Component ingress, Found into) {
        NodeId batch = new NodeId(NodeKind.BATCH, eni + ':' + ingress.from() + '/' + ingress.to());
        NodeId reader = new NodeId(NodeKind.INTERFACE, eni);
        into.add(Node.of(batch, "objects of S3 that no request names, read by " + eni));
        into.add(Node.of(reader));
        into.add(
                Edge.of(batch, reader, EdgeKind.READ_BY, Strength.POSSIBLE, FITS, flows(ingress))
                        .withBytes(ingress.flowBytes()));
        return batch;
    }

    /// The instance an interface was of: by the flow log's own column, else by the answers of EC2.
    ///
    /// @return null where none, or several, may be meant
    static @Nullable NodeId holder(
            String eni,
            Collection<StoredEvent> rows,
            ObjectFlows log,
            CaseReader reader,
            Found into)
            throws IOException {
        NodeId held = new NodeId(NodeKind.INTERFACE, eni);
        for (StoredEvent row : rows) {
            for (RecordField field : reader.reparse(row).fields()) {
                if (field.path().equals("instance-id") && field.text().startsWith("i-")) {
                    NodeId instance = new NodeId(NodeKind.INSTANCE, field.text());
                    hold(instance, held, Evidence.of(row, "instance-id", "interface-id"), into);
                    return instance;
                }
            }
        }
        Instant at =
                rows.stream()
                        .map(row -> row.event().time())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        List<InterfaceMap.Attachment> attached =
                at == null ? List.of() : log.interfaces().instancesWith(eni, at);
        if (attached.size() != 1) {
            return null;
        }
        StoredEvent by = attached.getFirst().by();
        NodeId instance = new NodeId(NodeKind.INSTANCE, attached.getFirst().instance());
        if (by != null) {
            hold(instance, held, Evidence.of(by, "networkInterfaceId", "instanceId"), into);
        }
        return instance;
    }

    private static void hold(NodeId instance, NodeId eni, Evidence evidence, Found into) {
        into.add(Node.of(instance));
        into.add(
                Edge.of(instance, eni, EdgeKind.HOLDS, Strength.RECORDED, FITS, List.of(evidence)));
    }
}
