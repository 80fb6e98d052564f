package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the records tell of a network interface after its flow log ended.
final class InterfaceLife {
    private static final int LINES = 50;
    private static final List<Network> PRIVATE =
            Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
                    .flatMap(text -> Network.parse(text).stream())
                    .toList();
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private final PatternContext context;
    private final String eni;
    private final Instant ended;
    private final Duration quiet;
    private final String own;
    private final Instance instance;

    /// The instance an interface belongs to.
    ///
    /// @param id empty where no record tells
    /// @param first whether it is the interface that an instance cannot lose
    private record Instance(String id, boolean first) {}

    /// @param ended end of the last line of its flow log
    /// @param quiet for which it must have been silent
    InterfaceLife(PatternContext context, String eni, Instant ended, Duration quiet)
            throws IOException {
        this.context = context;
        this.eni = eni;
        this.ended = ended;
        this.quiet = quiet;
        this.own = address(context.records(), eni);
        this.instance = instance();
    }

    static Query lines(String eni) {
        return CaseRecords.query("source:vpc-flow AND interface:" + CaseRecords.quoted(eni));
    }

    /// The address that stands in every one of an interface's lines: its own; empty where that is
    /// not one.
    private static String address(CaseRecords records, String eni) throws IOException {
        Set<String> common = null;
        for (StoredEvent line : records.first(lines(eni), LINES)) {
            String from = line.event().text(EventField.IP);
            String to = line.event().text(EventField.DST_IP);
            if (from == null || to == null) {
                continue;
            }
            Set<String> both = new HashSet<>();
            Collections.addAll(both, from, to);
            if (common == null) {
                common = both;
            } else {
                common.retainAll(both);
            }
        }
        if (common != null && common.size() > 1) {
            // It spoke with one other only; an interface's lines name it by its private address.
            common.removeIf(text -> !isPrivate(text));
        }
        return common == null || common.size() != 1 ? "" : common.iterator().next();
    }

    private static boolean isPrivate(String text) {
        return Address.parse(text)
                .filter(address -> PRIVATE.stream().anyMatch(net -> net.contains(address)))
                .isPresent();
    }

    private Instance instance() throws IOException {
        String item = "responseElements.instancesSet.items.networkInterfaceSet.items";
        for (RecordView run :
                context.calls(
                        "action:RunInstances AND "
                                + item
                                + ".networkInterfaceId:"
                                + CaseRecords.quoted(eni))) {
            for (JsonNode each : JsonForms.elements(run.response("instancesSet"))) {
                for (JsonNode link :
                        JsonForms.elements(JsonForms.member(each, "networkInterfaceSet"))) {
                    if (JsonForms.text(JsonForms.member(link, "networkInterfaceId")).equals(eni)) {
                        String index =
                                JsonForms.text(JsonForms.at(link, "attachment", "deviceIndex"));
                        return new Instance(
                                JsonForms.text(JsonForms.member(each, "instanceId")),
                                index.equals("0"));
                    }
                }
            }
        }
        String named =
                context.records()
                        .first(lines(eni))
                        .map(record -> record.json().path("instance-id").asText(""))
                        .orElse("");
        return new Instance(named.startsWith("i-") ? named : "", false);
    }

    /// Whether a call says why the log ends: flow logs deleted, which is found as such, or the
    /// interface or its instance taken away.
    boolean isExplained(String account) throws IOException {
        String around = " AND time:[" + ended.minus(BEFORE) + " TO " + ended.plus(quiet) + "]";
        boolean deleted =
                !context.calls(
                                "action:DeleteFlowLogs AND account:"
                                        + CaseRecords.quoted(account)
                                        + around)
                        .isEmpty();
        boolean gone =
                !context.calls(
                                "action:DeleteNetworkInterface AND"
                                        + " requestParameters.networkInterfaceId:"
                                        + CaseRecords.quoted(eni))
                        .isEmpty();
        boolean stopped =
                !instance.id().isEmpty()
                        && !context.calls(
                                        "action:(TerminateInstances OR StopInstances) AND"
                                            + " requestParameters.instancesSet.items.instanceId:"
                                                + CaseRecords.quoted(instance.id())
                                                + around)
                                .isEmpty();
        return deleted || gone || stopped;
    }

    /// The first record after the silence that only a living interface leaves.
    Optional<RecordView> seenLater() throws IOException {
        String later = " AND time:>=" + ended.plus(quiet);
        if (!own.isEmpty()) {
            Optional<RecordView> sent =
                    context.records()
                            .first(
                                    CaseRecords.query(
                                            "source:vpc-flow AND NOT interface:"
                                                    + CaseRecords.quoted(eni)
                                                    + " AND ip:"
                                                    + CaseRecords.quoted(own)
                                                    + " AND action:ACCEPT"
                                                    + later));
            // An address may have gone over to another interface, whose own lines these would be.
            if (sent.isPresent() && isOthers(sent.get().text(EventField.INTERFACE))) {
                return sent;
            }
        }
        if (instance.id().isEmpty()) {
            return Optional.empty();
        }
        String from = instance.first() ? "" : " AND ip:" + CaseRecords.quoted(own);
        if (!instance.first() && own.isEmpty()) {
            return Optional.empty();
        }
        return context.records()
                .first(
                        CaseRecords.query(
                                "source:cloudtrail AND actor.session:"
                                        + CaseRecords.quoted(instance.id())
                                        + from
                                        + later));
    }

    /// Whether an interface is known to have an address of its own.
    private boolean isOthers(String interfaceId) throws IOException {
        String theirs = address(context.records(), interfaceId);
        return !theirs.isEmpty() && !theirs.equals(own);
    }

    /// How a record shows the interface alive.
    String how(RecordView seen) {
        if (seen.event().event().source() == SourceKind.VPC_FLOW) {
            return "sends from " + own + " to " + seen.text(EventField.INTERFACE);
        }
        List<String> words =
                List.of("its instance", instance.id(), "calls", seen.text(EventField.ACTION));
        return String.join(" ", words);
    }
}
