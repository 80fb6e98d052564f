package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// An answer as JSON with the names AWS's own command line gives its members.
final class PojoJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PojoJson() {}

    /// The members of the body; headers left out, and what the answer does not have.
    static ObjectNode of(SdkPojo pojo) {
        ObjectNode json = NODES.objectNode();
        for (SdkField<?> field : pojo.sdkFields()) {
            boolean header =
                    field.location() == MarshallLocation.HEADER
                            || field.location() == MarshallLocation.STATUS_CODE;
            @Nullable Object value = header ? null : field.getValueOrDefault(pojo);
            if (value != null && !isEmpty(value)) {
                json.set(field.memberName(), value(value));
            }
        }
        return json;
    }

    /// The SDK gives an absent list as an empty one.
    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty();
    }

    private static JsonNode value(Object value) {
        return switch (value) {
            case SdkPojo pojo -> of(pojo);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(element -> array.add(value(element)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode json = NODES.objectNode();
                map.forEach((name, element) -> json.set(String.valueOf(name), value(element)));
                yield json;
            }
            case Boolean truth -> NODES.booleanNode(truth);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            default -> NODES.textNode(value.toString());
        };
    }
}
