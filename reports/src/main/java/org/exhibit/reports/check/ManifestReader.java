package org.exhibit.reports.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.document.Companions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads `manifest.json`: strict JSON, no name twice, nothing after it, of the one schema known
/// here.
final class ManifestReader {
    private static final String NAME = "manifest";
    private static final int DEPTH = 12;

    private ManifestReader() {}

    static PackManifest read(byte[] json) throws BrokenPackException {
        JsonFactory factory =
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                        .build();
        ObjectMapper mapper =
                new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        try (JsonParser parser = factory.createParser(json)) {
            JsonNode root = mapper.readTree(parser);
            if (root == null || !root.isObject()) {
                throw new BrokenPackException(NAME, "manifest.json is no JSON object.");
            }
            String schema = root.path("schema").asText();
            if (!schema.equals(Companions.SCHEMA)) {
                throw new BrokenPackException(
                        NAME,
                        "manifest.json has the schema “"
                                + schema
                                + "”, which this version of Exhibit does not know; it knows "
                                + Companions.SCHEMA
                                + '.');
            }
            return manifest(root);
        } catch (IOException | IllegalArgumentException e) {
            throw new BrokenPackException(NAME, "manifest.json cannot be read: " + e.getMessage());
        }
    }

    private static PackManifest manifest(JsonNode root) throws IOException {
        JsonNode custody = root.path("custody");
        List<Digest> signer = new ArrayList<>();
        for (JsonNode certificate : list(root, "signer")) {
            signer.add(new Digest(text(certificate, "sha256")));
        }
        List<PackManifest.Exhibit> exhibits = new ArrayList<>();
        for (JsonNode exhibit : list(root, "exhibits")) {
            exhibits.add(
                    new PackManifest.Exhibit(
                            text(exhibit, "id"),
                            text(exhibit, "path"),
                            number(exhibit, "bytes"),
                            new Digest(text(exhibit, "sha256")),
                            text(exhibit, "sha512"),
                            number(exhibit.path("origin"), "length")));
        }
        List<PackManifest.Item> items = new ArrayList<>();
        for (JsonNode item : list(root, "attachments")) {
            items.add(
                    new PackManifest.Item(
                            text(item, "path"),
                            text(item, "mediaType"),
                            text(item, "relationship"),
                            number(item, "bytes"),
                            new Digest(text(item, "sha256"))));
        }
        return new PackManifest(
                text(root.path("pack"), "id"),
                text(custody, "path"),
                number(custody, "sequence"),
                new Digest(text(custody, "head")),
                List.copyOf(signer),
                List.copyOf(exhibits),
                List.copyOf(items));
    }

    private static JsonNode list(JsonNode node, String name) throws IOException {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new IOException("it has no list " + name);
        }
        return list;
    }

    private static String text(JsonNode node, String name) throws IOException {
        JsonNode value = node.path(name);
        if (!value.isTextual()) {
            throw new IOException("it has no text " + name);
        }
        return value.textValue();
    }

    private static long number(JsonNode node, String name) throws IOException {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IOException("it has no number " + name);
        }
        return value.longValue();
    }
}
