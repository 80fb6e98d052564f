package org.exhibit.indexer.provenance.flow;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.provenance.policy.JsonForms;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which interface had which address when, from the answers of EC2. An assignment holds until a
/// later record gives the address to another interface or takes it away.
public final class InterfaceMap {
    private final List<Holding> holdings = new ArrayList<>();

    private record Holding(String address, String eni, Instant from, @Nullable Instant to) {}

    /// The calls that say so.
    public static final Set<String> ACTIONS =
            Set.of(
                    "RunInstances",
                    "CreateNetworkInterface",
                    "AssociateAddress",
                    "CreateNatGateway",
                    "DisassociateAddress",
                    "DeleteNetworkInterface");

    /// Takes in one successful call; calls come by time.
    ///
    /// @param json the CloudTrail record
    public void take(String action, Instant at, JsonNode json) {
        JsonNode request = JsonForms.member(json, "requestParameters");
        JsonNode response = JsonForms.member(json, "responseElements");
        switch (action) {
            case "RunInstances" -> {
                for (JsonNode instance :
                        JsonForms.elements(JsonForms.member(response, "instancesSet"))) {
                    JsonForms.elements(JsonForms.member(instance, "networkInterfaceSet"))
                            .forEach(eni -> held(eni, at));
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
                    end("", JsonForms.text(JsonForms.member(request, "networkInterfaceId")), at);
            default -> {}
        }
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
