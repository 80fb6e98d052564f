package org.exhibit.indexer.provenance.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.index.TimeRange;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Found;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which interface had which address when, and which instance had which interface, from the answers
/// of EC2. An assignment holds until a later record gives it to another or takes it away.
public final class InterfaceMap {
    private static final int MOST_CALLS = 20_000;
    private static final int BATCH = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Holding> holdings = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();

    private record Holding(String address, String eni, Instant from, @Nullable Instant to) {}

    /// An interface of an instance.
    ///
    /// @param by the record that says so, or null where none was given
    public record Attachment(
            String eni,
            String instance,
            Instant from,
            @Nullable Instant to,
            @Nullable StoredEvent by) {}

    /// The calls that say so.
    public static final Set<String> ACTIONS =
            Set.of(
                    "RunInstances",
                    "AttachNetworkInterface",
                    "DetachNetworkInterface",
                    "CreateNetworkInterface",
                    "AssociateAddress",
                    "CreateNatGateway",
                    "DisassociateAddress",
                    "DeleteNetworkInterface");

    /// What the calls of a case say.
    public static InterfaceMap read(CaseReader reader, CancelToken cancel) throws IOException {
        Query query =
                Found.all(
                        Found.from(SourceKind.CLOUDTRAIL),
                        Found.is(EventField.SERVICE, "ec2.amazonaws.com"),
                        Found.isOne(EventField.ACTION, ACTIONS),
                        new Query.Not(new Query.Exists(new Query.Target.Named(EventField.ERROR))));
        InterfaceMap map = new InterfaceMap();
        List<StoredEvent> calls =
                Found.of(reader.events(), query, TimeRange.ALL, MOST_CALLS, cancel).events();
        for (int from = 0; from < calls.size(); from += BATCH) {
            cancel.check();
            List<StoredEvent> some = calls.subList(from, Math.min(calls.size(), from + BATCH));
            List<byte[]> raw = reader.raw(some.stream().map(StoredEvent::origin).toList());
            for (int i = 0; i < some.size(); i++) {
                Instant at = some.get(i).event().time();
                String action = some.get(i).event().text(EventField.ACTION);
                if (at != null && action != null) {
                    map.take(action, at, record(some.get(i), raw.get(i)), some.get(i));
                }
            }
        }
        return map;
    }

    /// The record itself, taken out of its envelope where there is one.
    private static JsonNode record(StoredEvent call, byte[] raw) throws IOException {
        try {
            JsonNode outer = JSON.readTree(raw);
            String payload = call.origin().payload();
            JsonNode inner = payload == null ? outer : outer.at(payload);
            return inner.isTextual() ? JSON.readTree(inner.asText()) : inner;
        } catch (JsonProcessingException e) {
            // What cannot be read as a whole tells no assignment.
            return JSON.missingNode();
        }
    }

    /// Takes in one successful call; calls come by time.
    ///
    /// @param json the CloudTrail record
    public void take(String action, Instant at, JsonNode json) {
        take(action, at, json, null);
    }

    private void take(String action, Instant at, JsonNode json, @Nullable StoredEvent by) {
        JsonNode request = JsonForms.member(json, "requestParameters");
        JsonNode response = JsonForms.member(json, "responseElements");
        switch (action) {
            case "RunInstances" -> {
                for (JsonNode instance :
                        JsonForms.elements(JsonForms.member(response, "instancesSet"))) {
                    String id = JsonForms.text(JsonForms.member(instance, "instanceId"));
                    JsonForms.elements(JsonForms.member(instance, "networkInterfaceSet"))
                            .forEach(eni -> {
                                held(eni, at);
                                attach(
                                        JsonForms.text(JsonForms.member(eni, "networkInterfaceId")),
                                        id,
                                        at,
                                        by);
                            });
                }
            }
            case "CreateNetworkInterface" ->
                    held(
                            either(
                                    JsonForms.member(response, "networkInterface"),
                                    JsonForms.at(
                                            response,
                                            "CreateNetworkInterfaceResponse",
                                            "networkInterface")),
                            at);
            case "AttachNetworkInterface" ->
                    attach(
                            JsonForms.text(JsonForms.member(request, "networkInterfaceId")),
                            JsonForms.text(JsonForms.member(request, "instanceId")),
                            at,
                            by);
            case "DetachNetworkInterface" ->
                    detach(
                            JsonForms.text(JsonForms.member(request, "attachmentId")),
                            JsonForms.text(JsonForms.member(request, "networkInterfaceId")),
                            at);
            case "AssociateAddress" ->
                    add(
                            JsonForms.text(JsonForms.member(request, "publicIp")),
                            JsonForms.text(JsonForms.member(request, "networkInterfaceId")),
                            at);
            case "CreateNatGateway" -> {
                JsonNode gateway =
                        either(
                                JsonForms.member(response, "natGateway"),
                                JsonForms.at(response, "CreateNatGatewayResponse", "natGateway"));
                for (JsonNode each :
                        JsonForms.elements(JsonForms.member(gateway, "natGatewayAddressSet"))) {
                    String eni = JsonForms.text(JsonForms.member(each, "networkInterfaceId"));
                    add(JsonForms.text(JsonForms.member(each, "publicIp")), eni, at);
                    add(JsonForms.text(JsonForms.member(each, "privateIp")), eni, at);
                }
            }
            case "DisassociateAddress" ->
                    end(JsonForms.text(JsonForms.member(request, "publicIp")), "", at);
            case "DeleteNetworkInterface" ->
                    ended(JsonForms.text(JsonForms.member(request, "networkInterfaceId")), at);
            default -> {}
        }
    }

    private void attach(String eni, String instance, Instant at, @Nullable StoredEvent by) {
        if (!eni.isEmpty() && !instance.isEmpty()) {
            detach("", eni, at);
            attachments.add(new Attachment(eni, instance, at, null, by));
        }
    }

    /// A call may name the attachment alone, whose interface no earlier record tells: then every
    /// attachment may have ended.
    private void detach(String attachment, String eni, Instant at) {
        attachments.replaceAll(each -> {
            boolean meant = eni.isEmpty() ? !attachment.isEmpty() : each.eni().equals(eni);
            return each.to() == null && meant
                    ? new Attachment(each.eni(), each.instance(), each.from(), at, each.by())
                    : each;
        });
    }

    /// The instances that had an interface at an instant.
    public List<Attachment> instancesWith(String eni, Instant instant) {
        return attachments.stream()
                .filter(each -> each.eni().equals(eni))
                .filter(each ->
                        !instant.isBefore(each.from())
                                && (each.to() == null || instant.isBefore(each.to())))
                .toList();
    }

    private static JsonNode either(JsonNode one, JsonNode other) {
        return one.isMissingNode() ? other : one;
    }

    private void held(JsonNode eni, Instant at) {
        String id = JsonForms.text(JsonForms.member(eni, "networkInterfaceId"));
        add(JsonForms.text(JsonForms.member(eni, "privateIpAddress")), id, at);
        for (JsonNode each : JsonForms.elements(JsonForms.member(eni, "privateIpAddressesSet"))) {
            add(JsonForms.text(JsonForms.member(each, "privateIpAddress")), id, at);
            add(JsonForms.text(JsonForms.at(each, "association", "publicIp")), id, at);
        }
        add(JsonForms.text(JsonForms.at(eni, "association", "publicIp")), id, at);
    }

    private void ended(String eni, Instant at) {
        end("", eni, at);
        if (!eni.isEmpty()) {
            detach("", eni, at);
        }
    }

    private void add(String address, String eni, Instant at) {
        if (address.isEmpty() || eni.isEmpty()) {
            return;
        }
        if (!FlowLog.isPrivate(address)) {
            // A public address is one interface's at a time; private ones recur in other networks.
            end(address, "", at);
        }
        holdings.add(new Holding(address, eni, at, null));
    }

    private void end(String address, String eni, Instant at) {
        holdings.replaceAll(each -> {
            boolean meant =
                    each.to() == null && (each.address().equals(address) || each.eni().equals(eni));
            return meant ? new Holding(each.address(), each.eni(), each.from(), at) : each;
        });
    }

    /// The interfaces that had an address at an instant.
    public Set<String> at(String address, Instant instant) {
        Set<String> found = new TreeSet<>();
        for (Holding each : holdings) {
            boolean then =
                    !instant.isBefore(each.from())
                            && (each.to() == null || instant.isBefore(each.to()));
            if (each.address().equals(address) && then) {
                found.add(each.eni());
            }
        }
        return found;
    }
}
