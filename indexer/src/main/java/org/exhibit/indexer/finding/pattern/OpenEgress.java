package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.finding.Level;
import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// F09: a security group lets everything out to everywhere, or a port that nobody approved.
final class OpenEgress implements Pattern {
    @Override
    public String id() {
        return "F09";
    }

    @Override
    public String title() {
        return "Security group open to everywhere outwards";
    }

    @Override
    public void run(PatternContext context) throws IOException {
        for (RecordView record : context.calls("action:AuthorizeSecurityGroupEgress")) {
            for (JsonNode permission : JsonForms.elements(record.request("ipPermissions"))) {
                String place = everywhere(permission);
                String ports = ports(permission);
                boolean approved = context.settings().approvedPorts().contains(ports);
                if (!place.isEmpty() && !approved) {
                    Map<String, String> matched =
                            Matched.of("requestParameters.ipPermissions.items.ipRanges", place)
                                    .with("ports", ports)
                                    .fields();
                    String group = record.requested("groupId");
                    context.found(this, title(), Level.MEDIUM, record, group, matched);
                    break;
                }
            }
        }
    }

    private static String everywhere(JsonNode permission) {
        List<String> ranges = new ArrayList<>();
        for (JsonNode range : JsonForms.elements(JsonForms.member(permission, "ipRanges"))) {
            ranges.add(JsonForms.text(JsonForms.member(range, "cidrIp")));
        }
        for (JsonNode range : JsonForms.elements(JsonForms.member(permission, "ipv6Ranges"))) {
            ranges.add(JsonForms.text(JsonForms.member(range, "cidrIpv6")));
        }
        if (ranges.contains("0.0.0.0/0")) {
            return "0.0.0.0/0";
        }
        return ranges.contains("::/0") ? "::/0" : "";
    }

    /// `443`, `1000-2000`, or `all`.
    private static String ports(JsonNode permission) {
        String protocol = JsonForms.text(JsonForms.member(permission, "ipProtocol"));
        String from = JsonForms.text(JsonForms.member(permission, "fromPort"));
        String to = JsonForms.text(JsonForms.member(permission, "toPort"));
        if (protocol.equals("-1") || from.isEmpty()) {
            return "all";
        }
        return from.equals(to) ? from : from + "-" + to;
    }
}
