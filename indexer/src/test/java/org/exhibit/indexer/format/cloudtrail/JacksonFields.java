package org.exhibit.indexer.format.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.format.RecordField;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A record's fields as another JSON reader sees them. Numbers lose their spelling there, so only
/// records whose numbers are whole, or end in `.0`, compare equal.
final class JacksonFields {
    private JacksonFields() {}

    static List<RecordField> of(JsonNode record) {
        List<RecordField> fields = new ArrayList<>();
        add(fields, "", record);
        return fields;
    }

    private static void add(List<RecordField> fields, String path, JsonNode node) {
        if (node.isContainerNode() && node.isEmpty()) {
            fields.add(new RecordField(path, "", RecordField.Kind.EMPTY));
        } else if (node.isArray()) {
            node.forEach(element -> add(fields, path, element));
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String inner = path.isEmpty() ? member.getKey() : path + '.' + member.getKey();
                add(fields, inner, member.getValue());
            }
        } else if (node.isNull()) {
            fields.add(RecordField.nullValue(path));
        } else if (node.isNumber()) {
            fields.add(RecordField.number(path, node.asText()));
        } else if (node.isBoolean()) {
            fields.add(new RecordField(path, node.asText(), RecordField.Kind.BOOLEAN));
        } else {
            fields.add(RecordField.text(path, node.asText()));
        }
    }
}
