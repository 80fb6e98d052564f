package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds what may have been passed on (rule R8). That no match is found proves nothing: compression
/// or encryption changes amounts.
public final class Relays {
    /// How long after a read its passing on may begin.
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

    private static final long LEAST_PERCENT = 90;
    private static final long MOST_PERCENT = 115;

    private final List<Component> ingress;
    private final List<Components.Skipped> gaps;
    private final Duration pad;
    private final Set<Component> explained = new HashSet<>();

    private record Candidate(Component ingress, String object) {}

    private record Egress(String destination, List<FlowRow> rows, Instant from, Instant to) {
        long bytes() {
            return rows.stream().mapToLong(FlowRow::bytes).sum();
        }
    }

    /// @param ingress components of one interface, by time
    /// @param gaps spans in which its flow log is no full account
    /// @param pad the flow log's interval
    public Relays(List<Component> ingress, List<Components.Skipped> gaps, Duration pad) {
        this.ingress = List.copyOf(ingress);
        this.gaps = List.copyOf(gaps);
        this.pad = pad;
    }

    /// @param egress flows of the interface to addresses outside AWS
    /// @return by time, destination and object
    public List<Relay> of(List<FlowRow> egress) {
        List<Relay> out = new ArrayList<>();
        for (Egress each : grouped(egress)) {
            List<Candidate> candidates = candidates(each);
            candidates.forEach(candidate -> out.add(relay(each, candidate, candidates)));
            if (candidates.size() == 1) {
                explained.add(candidates.getFirst().ingress());
            }
        }
        return out;
    }

    private List<Egress> grouped(List<FlowRow> rows) {
        Map<String, List<FlowRow>> byAddress = new TreeMap<>();
        rows.forEach(
                row -> byAddress.computeIfAbsent(row.far(), far -> new ArrayList<>()).add(row));
        List<Egress> out = new ArrayList<>();
        byAddress.forEach((far, each) -> {
            for (Component component : Components.of(each, List.of(), List.of(), pad)) {
                out.add(new Egress(far, component.flows(), component.from(), component.to()));
            }
        });
        out.sort(Comparator.comparing(Egress::from).thenComparing(Egress::destination));
        return out;
    }

    private List<Candidate> candidates(Egress egress) {
        List<Candidate> out = new ArrayList<>();
        for (Component component : ingress) {
            boolean inTime =
                    !component.flows().isEmpty()
                            && !egress.from().isBefore(component.from())
                            && !egress.from().isAfter(component.to().plus(LONGEST_WAIT));
            if (inTime && !explained.contains(component)) {
                out.addAll(sources(egress, component));
            }
        }
        return out;
    }

    private static List<Candidate> sources(Egress egress, Component component) {
        List<Candidate> out = new ArrayList<>();
        if (component.requests().isEmpty()) {
            if (fits(egress.bytes(), component.flowBytes())) {
                out.add(new Candidate(component, ""));
            }
            return out;
        }
        Map<String, Long> byObject = new HashMap<>();
        component
                .requests()
                .forEach(request -> byObject.merge(request.object(), request.sent(), Long::sum));
        boolean all = fits(egress.bytes(), component.requestBytes());
        new TreeMap<>(byObject)
                .forEach((object, sent) -> {
                    if (all || fits(egress.bytes(), sent)) {
                        out.add(new Candidate(component, object));
                    }
                });
        boolean more = component.verdict() == Component.Verdict.RESIDUAL;
        if (more && fits(egress.bytes(), component.residual())) {
            out.add(new Candidate(component, ""));
        }
        return out;
    }

    private static boolean fits(long sent, long read) {
        return read > 0
                && Ratio.atLeast(sent, read, LEAST_PERCENT)
                && Ratio.atMost(sent, read, MOST_PERCENT);
    }

    private Relay relay(Egress egress, Candidate candidate, List<Candidate> all) {
        String because = because(egress, candidate, all);
        return new Relay(
                egress.rows().getFirst().eni(),
                candidate.object(),
                egress.destination(),
                because.isEmpty() ? Strength.INFERRED : Strength.POSSIBLE,
                egress.rows(),
                candidate.ingress(),
                because,
                against(egress, candidate));
    }

    private List<StoredEvent> against(Egress egress, Candidate candidate) {
        List<StoredEvent> found = new ArrayList<>();
        for (Components.Skipped gap : gaps) {
            if (gap.record() != null && isBetween(gap, egress, candidate)) {
                found.add(gap.record());
            }
        }
        return found;
    }

    private static boolean isBetween(Components.Skipped gap, Egress egress, Candidate candidate) {
        return gap.from().isBefore(egress.to()) && gap.to().isAfter(candidate.ingress().from());
    }

    private String because(Egress egress, Candidate candidate, List<Candidate> all) {
        if (candidate.object().isEmpty()) {
            return "no request is recorded for what was read, so no object can be named";
        }
        if (all.size() > 1 || candidate.ingress().objects().size() > 1) {
            return "several reads could be meant";
        }
        if (candidate.ingress().verdict() == Component.Verdict.RESIDUAL) {
            return candidate.ingress().residual() + " bytes were read that no request explains";
        }
        if (egress.rows().stream().anyMatch(row -> row.peer() == Peer.UNTOLD)) {
            return "the flow log does not tell whose address the destination is";
        }
        for (Components.Skipped gap : gaps) {
            if (isBetween(gap, egress, candidate)) {
                return "the flow log is no full account from "
                        + gap.from()
                        + " to "
                        + gap.to()
                        + ", where another source could be hidden";
            }
        }
        return "";
    }
}
