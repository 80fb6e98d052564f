package org.exhibit.indexer.acquire.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// DescribeFlowLogs' XML as JSON with the names AWS's own command line gives its members: first
/// letters large, sets as lists.
final class FlowLogsXml {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Map<String, String> LISTS =
            Map.of("flowLogSet", "FlowLogs", "tagSet", "Tags");
    private static final Set<String> NUMBERS = Set.of("maxAggregationInterval");
    private static final Set<String> TRUTHS =
            Set.of("hiveCompatiblePartitions", "perHourPartition");
    private static final int DEEPEST = 20;

    private FlowLogsXml() {}

    /// @throws IOException where it is no XML of this kind
    static ObjectNode read(byte[] xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            JsonNode body = element(reader, "", 0);
            if (!(body instanceof ObjectNode answer)) {
                throw new IOException("an answer of DescribeFlowLogs without members");
            }
            answer.remove("RequestId");
            if (!answer.has("FlowLogs")) {
                answer.set("FlowLogs", NODES.arrayNode());
            }
            return answer;
        } catch (XMLStreamException e) {
            throw new IOException("an answer of DescribeFlowLogs is no XML: " + e.getMessage(), e);
        }
    }

    private static JsonNode element(XMLStreamReader reader, String name, int depth)
            throws XMLStreamException, IOException {
        if (depth > DEEPEST) {
            throw new IOException("an answer of DescribeFlowLogs is too deep");
        }
        ObjectNode members = NODES.objectNode();
        ArrayNode items = NODES.arrayNode();
        StringBuilder text = new StringBuilder();
        for (int event = reader.next();
                event != XMLStreamConstants.END_ELEMENT;
                event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String child = reader.getLocalName();
                JsonNode value = element(reader, child, depth + 1);
                if (child.equals("item")) {
                    items.add(value);
                } else {
                    members.set(title(child), value);
                }
            } else if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        if (LISTS.containsKey(name)) {
            return items;
        }
        return members.isEmpty() ? leaf(name, text.toString()) : members;
    }

    private static JsonNode leaf(String name, String text) {
        if (NUMBERS.contains(name) && text.matches("\\d{1,9}")) {
            return NODES.numberNode(Integer.parseInt(text));
        }
        return TRUTHS.contains(name)
                ? NODES.booleanNode(text.equals("true"))
                : NODES.textNode(text);
    }

    private static String title(String name) {
        String list = LISTS.get(name);
        return list != null
                ? list
                : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
