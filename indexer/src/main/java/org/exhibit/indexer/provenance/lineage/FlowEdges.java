package org.exhibit.indexer.provenance.lineage;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.coverage.AccountSettings;
import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.ObjectTimeline;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.flow.Component;
import org.exhibit.indexer.provenance.flow.FlowLog;
import org.exhibit.indexer.provenance.flow.FlowRow;
import org.exhibit.indexer.provenance.flow.InterfaceTraffic;
import org.exhibit.indexer.provenance.flow.ObjectFlows;
import org.exhibit.indexer.provenance.flow.Relay;
import org.exhibit.indexer.provenance.flow.S3Request;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.EdgeKind;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.rule.Found;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What flow logs add to a lineage: reads that the bytes of an interface support or contradict
/// (rule R7), and what may have been sent on (rule R8). Asks nothing where a case has no flow log.
/// One thread at a time.
final class FlowEdges {
    private final CaseReader reader;
    private final WriteGaps gaps;
    private final CancelToken cancel;
    private final Map<Selector.OneObject, List<InterfaceTraffic>> byObject = new HashMap<>();
    private final Map<NodeId, Found> unnamed = new HashMap<>();
    private @Nullable ObjectFlows flows;
    private @Nullable Boolean logged;

    FlowEdges(CaseReader reader, WriteGaps gaps, CancelToken cancel) {
        this.reader = reader;
        this.gaps = gaps;
        this.cancel = cancel;
    }

    private Optional<ObjectFlows> flows() throws IOException {
        ObjectFlows known = flows;
        if (known == null) {
            boolean any =
                    logged == null
                            ? reader.events().totals().bySource().containsKey(SourceKind.VPC_FLOW)
                            : logged;
            logged = any;
            Optional<Coverage> coverage = any ? gaps.coverage() : Optional.empty();
            if (coverage.isEmpty()) {
                return Optional.empty();
            }
            AccountSettings settings = AccountSettings.read(reader, cancel);
            known = new ObjectFlows(reader, coverage.get(), settings, cancel);
            flows = known;
        }
        return Optional.of(known);
    }

    /// The edges with each read of an object held against the flows of the interface it came by.
    Found beside(Found found) throws IOException {
        Optional<ObjectFlows> log = flows();
        if (log.isEmpty()) {
            return found;
        }
        Found out = new Found();
        for (Edge edge : found.edges()) {
            Component component = isRead(edge) ? component(edge, log.get()) : null;
            if (component == null) {
                out.add(edge);
            } else {
                FlowSupport.add(edge, component, out);
            }
        }
        found.nodes().forEach(out::add);
        found.cut().forEach(out::cut);
        return out;
    }

    private static boolean isRead(Edge edge) {
        boolean read = edge.kind() == EdgeKind.READ_BY || edge.kind() == EdgeKind.DOWNLOADED;
        return read
                && (edge.from().kind() == NodeKind.KEY || edge.from().kind() == NodeKind.VERSION);
    }

    private @Nullable Component component(Edge edge, ObjectFlows log) throws IOException {
        if (!mayHaveFlows(edge, log)) {
            return null;
        }
        Starts.ObjectName object = Starts.objectOf(edge.from());
        Set<String> cited = new LinkedHashSet<>(edge.evidenceIds());
        for (InterfaceTraffic each : traffic(object.bucket(), object.key(), log)) {
            for (Component component : each.components()) {
                if (component.requests().stream().anyMatch(request -> isOf(request, cited))) {
                    return component;
                }
            }
        }
        return null;
    }

    private static boolean isOf(S3Request request, Set<String> cited) {
        return request.records().stream().anyMatch(record -> cited.contains(record.id()));
    }

    private static boolean mayHaveFlows(Edge edge, ObjectFlows log) throws IOException {
        for (Evidence piece : edge.evidence()) {
            if (piece instanceof Evidence.OfRecord(StoredEvent event, List<String> fields)) {
                String ip = event.event().text(EventField.IP);
                boolean held =
                        ip != null
                                && event.event().time() != null
                                && (FlowLog.isPrivate(ip)
                                        || !log.interfaces()
                                                .at(ip, event.event().time())
                                                .isEmpty());
                if (held) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<InterfaceTraffic> traffic(String bucket, String key, ObjectFlows log)
            throws IOException {
        Selector.OneObject object = new Selector.OneObject(bucket, key);
        List<InterfaceTraffic> known = byObject.get(object);
        if (known == null) {
            try {
                known =
                        log.of(
                                        new ObjectTimeline(reader.events())
                                                .of(object, TimeRange.ALL)
                                                .entries())
                                .traffic();
            } catch (QueryException e) {
                // More records than a timeline holds: its reads stay without flows beside them.
                known = List.of();
            }
            byObject.put(object, known);
        }
        return known;
    }

    /// What may have been sent on of an object.
    ///
    /// @param reads the edges round the object
    Found relays(String bucket, String key, Found reads) throws IOException {
        Found out = new Found();
        Optional<ObjectFlows> log = flows();
        if (log.isEmpty()) {
            return out;
        }
        String name = "s3://" + bucket + '/' + key;
        Set<Relay> seen = new LinkedHashSet<>();
        for (InterfaceTraffic each : traffic(bucket, key, log.get())) {
            each.relays().stream().filter(relay -> relay.object().equals(name)).forEach(seen::add);
        }
        for (Relay relay : seen) {
            NodeId source = source(relay, name, reads);
            FlowSupport.relay(relay, source, NodeId.key(bucket, key), log.get(), reader, out);
        }
        return out;
    }

    /// What the read met: the version, or the key where that is not certain.
    private static NodeId source(Relay relay, String name, Found reads) {
        Set<String> asked = new LinkedHashSet<>();
        relay.ingress().requests().stream()
                .filter(request -> request.object().equals(name))
                .forEach(request -> request.records().forEach(record -> asked.add(record.id())));
        Set<NodeId> met = new LinkedHashSet<>();
        for (Edge edge : reads.edges()) {
            boolean its =
                    isRead(edge)
                            && (edge.from().name().equals(name)
                                    || edge.from().name().startsWith(name + '@'))
                            && edge.evidenceIds().stream().anyMatch(asked::contains);
            if (its) {
                met.add(edge.from());
            }
        }
        NodeId key = new NodeId(NodeKind.KEY, name);
        return met.size() == 1 ? met.iterator().next() : key;
    }

    /// What may have been sent on to an address, of objects that records name and of others.
    ///
    /// @param objects the edges round an object
    Found toward(String address, ObjectsAround objects) throws IOException {
        Found out = new Found();
        Optional<ObjectFlows> log = flows();
        if (log.isEmpty() || address.indexOf('/') >= 0) {
            return out;
        }
        Set<Relay> seen = new LinkedHashSet<>();
        log.get().toward(address).traffic().forEach(each -> seen.addAll(each.relays()));
        for (Relay relay : seen) {
            if (relay.object().isEmpty()) {
                Found unknown = new Found();
                NodeId batch = FlowSupport.unnamed(relay.eni(), relay.ingress(), unknown);
                FlowSupport.relay(relay, batch, batch, log.get(), reader, unknown);
                FlowSupport.holder(relay.eni(), rows(relay.ingress()), log.get(), reader, unknown);
                keep(batch, unknown);
                out.addAll(unknown);
            } else {
                NodeId key = new NodeId(NodeKind.KEY, relay.object());
                Starts.ObjectName name = Starts.objectOf(key);
                Found reads = objects.around(name.bucket(), name.key());
                NodeId source = source(relay, relay.object(), reads);
                FlowSupport.relay(relay, source, key, log.get(), reader, out);
            }
        }
        return out;
    }

    /// What an interface read that no request names, asked of the interface itself.
    Found readUnnamed(String eni) throws IOException {
        Found out = new Found();
        Optional<ObjectFlows> log = flows();
        if (log.isEmpty()) {
            return out;
        }
        for (InterfaceTraffic each : log.get().of(eni).traffic()) {
            for (Component component : each.components()) {
                if (component.verdict() == Component.Verdict.NO_REQUEST) {
                    FlowSupport.unnamed(eni, component, out);
                    FlowSupport.holder(eni, rows(component), log.get(), reader, out);
                }
            }
            if (each.isCut()) {
                out.cut(new NodeId(NodeKind.INTERFACE, eni), FlowLog.MOST_ROWS);
            }
        }
        return out;
    }

    private static List<StoredEvent> rows(Component component) {
        return component.flows().stream().map(FlowRow::record).toList();
    }

    private void keep(NodeId batch, Found found) {
        unnamed.put(batch, found);
        for (Edge edge : found.edges()) {
            if (edge.to().kind() == NodeKind.INTERFACE) {
                unnamed.computeIfAbsent(edge.to(), id -> new Found()).addAll(found);
            }
        }
    }

    /// What an interface read that no request names, or such a batch of it; known only by way of
    /// the address it may have gone to.
    Found of(NodeId id) {
        return unnamed.getOrDefault(id, new Found());
    }

    /// Finds the edges round an object.
    interface ObjectsAround {
        Found around(String bucket, String key) throws IOException;
    }
}
