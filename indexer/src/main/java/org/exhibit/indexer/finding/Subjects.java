package org.exhibit.indexer.finding;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.event.EventField;

import java.util.List;
import java.util.Map;

/// What a call of an API is about, as its answer or its parameters name it.
final class Subjects {
    /// Members that name a resource, the more telling first; `*` ends a name of any beginning.
    private static final List<String> NAMES =
            List.of(
                    "trailARN",
                    "functionArn",
                    "*Arn",
                    "name",
                    "trailName",
                    "functionName",
                    "keyId",
                    "snapshotId",
                    "volumeId",
                    "groupId",
                    "imageId",
                    "detectorId",
                    "*Identifier",
                    "*Name",
                    "*Id");

    private Subjects() {}

    static String of(RecordView record) {
        for (JsonNode from : List.of(record.response(), record.request())) {
            for (String name : NAMES) {
                String found = named(from, name);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        String flow = flowLog(record);
        if (!flow.isEmpty()) {
            return flow;
        }
        String details = record.at("serviceEventDetails", "snapshotId").asText("");
        return details.isEmpty() ? record.text(EventField.SERVICE) : details;
    }

    private static String flowLog(RecordView record) {
        JsonNode id = record.request("DeleteFlowLogsRequest", "FlowLogId", "content");
        return id.isValueNode() ? id.asText() : "";
    }

    private static String named(JsonNode from, String name) {
        if (!name.startsWith("*")) {
            JsonNode value = from.path(name);
            return value.isTextual() ? value.asText() : "";
        }
        for (Map.Entry<String, JsonNode> each : from.properties()) {
            boolean fits = each.getKey().endsWith(name.substring(1));
            if (fits && each.getValue().isTextual() && !each.getKey().equals("requestId")) {
                return each.getValue().asText();
            }
        }
        return "";
    }
}
