package org.exhibit.indexer.provenance.biography;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.flow.Component;
import org.exhibit.indexer.provenance.flow.FlowRow;
import org.exhibit.indexer.provenance.flow.InterfaceTraffic;
import org.exhibit.indexer.provenance.flow.Relay;
import org.exhibit.indexer.provenance.flow.S3Request;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.taken.TakenWords;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What flow logs add to a life: support or doubt for its reads, and what may have been passed on.
final class TrafficLines {
    private static final String FITS = "R7/1";
    private static final String RELAY = "R8/1";

    private final List<InterfaceTraffic> traffic;

    TrafficLines(List<InterfaceTraffic> traffic) {
        this.traffic = traffic;
    }

    /// The lines, each read held against the flows of its interface.
    List<LifeLine> beside(List<LifeLine> lines) {
        Map<String, Component> byRecord = new HashMap<>();
        for (InterfaceTraffic each : traffic) {
            for (Component component : each.components()) {
                for (S3Request request : component.requests()) {
                    for (StoredEvent record : request.records()) {
                        byRecord.put(record.id(), component);
                    }
                }
            }
        }
        List<LifeLine> out = new ArrayList<>();
        for (LifeLine line : lines) {
            Component component =
                    line.evidence().stream()
                            .map(cited -> byRecord.get(cited.id()))
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            boolean read = line.edge().equals("read-by") || line.edge().equals("downloaded");
            out.add(component == null || !read ? line : beside(line, component));
        }
        return out;
    }

    private static LifeLine beside(LifeLine line, Component component) {
        List<LifeLine.Cited> flows =
                LifeLine.cited(component.flows().stream().map(FlowRow::record).toList());
        String sums =
                "beside it the flow log has "
                        + TakenWords.bytes(component.flowBytes())
                        + " from S3, "
                        + component.ratio()
                        + " times the "
                        + TakenWords.bytes(component.requestBytes())
                        + " of the requests then";
        return switch (component.verdict()) {
            case FITS ->
                    line.with(Strength.CORROBORATED, joined(line.rule()), flows, List.of(sums));
            case CONFLICT ->
                    line.with(
                            line.strength().weaker(Strength.RECORDED),
                            line.rule(),
                            List.of(),
                            List.of(sums, "the flow log has fewer bytes than S3 says it sent"));
            case INCOMPLETE ->
                    line.with(
                            line.strength(),
                            line.rule(),
                            List.of(),
                            List.of(sums, "the flow log skipped records there"));
            case RESIDUAL ->
                    line.with(
                            line.strength(),
                            line.rule(),
                            List.of(),
                            List.of(
                                    sums,
                                    "unexplained residual "
                                            + TakenWords.bytes(component.residual())));
            case NO_FLOW, NO_REQUEST -> line;
        };
    }

    private static String joined(String rule) {
        if (rule.startsWith("R1/")) {
            return FITS;
        }
        return rule.isEmpty() ? FITS : rule + '+' + FITS;
    }

    /// What may have been passed on.
    ///
    /// @param wanted of which objects, `s3://bucket/key`; an empty text where none can be named
    List<LifeLine> relays(Predicate<String> wanted) {
        List<LifeLine> out = new ArrayList<>();
        Set<Relay> seen = new HashSet<>();
        for (InterfaceTraffic each : traffic) {
            for (Relay relay : each.relays()) {
                if (wanted.test(relay.object()) && seen.add(relay)) {
                    out.add(line(relay));
                }
            }
        }
        return out;
    }

    private static LifeLine line(Relay relay) {
        Component ingress = relay.ingress();
        List<String> notes = new ArrayList<>();
        notes.add(
                relay.object().isEmpty()
                        ? "read from S3, of unknown objects: at least "
                                + TakenWords.bytes(ingress.flowBytes())
                        : "read from S3: " + TakenWords.bytes(ingress.requestBytes()));
        notes.add(
                "then sent on to "
                        + relay.destination()
                        + ": "
                        + TakenWords.bytes(relay.bytes())
                        + " of flow, protocol overhead included");
        notes.add(relay.because());
        return new LifeLine(
                relay.from(),
                relay.to(),
                "relay",
                relay.strength(),
                relay.object(),
                relay.object().isEmpty() ? "" : "?",
                relay.eni(),
                relay.destination(),
                relay.bytes(),
                "success",
                RELAY,
                "",
                LifeLine.cited(relay.records()),
                notes);
    }

    /// Reads from S3 that no request tells of.
    List<LifeLine> unknownReads() {
        List<LifeLine> out = new ArrayList<>();
        for (InterfaceTraffic each : traffic) {
            for (Component component : each.components()) {
                if (component.verdict() == Component.Verdict.NO_REQUEST) {
                    out.add(
                            new LifeLine(
                                    component.from(),
                                    component.to(),
                                    "read-by",
                                    Strength.POSSIBLE,
                                    "",
                                    "",
                                    each.eni(),
                                    "",
                                    component.flowBytes(),
                                    "success",
                                    FITS,
                                    "",
                                    LifeLine.cited(
                                            component.flows().stream()
                                                    .map(FlowRow::record)
                                                    .toList()),
                                    List.of(
                                            "bytes came from S3, but no request is recorded: which"
                                                    + " objects were read is not known")));
                }
            }
        }
        return out;
    }
}
