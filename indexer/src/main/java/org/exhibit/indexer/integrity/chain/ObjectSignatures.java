package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Signatures of digests as S3 keeps them, in the metadata of the object. Not thread-safe.
final class ObjectSignatures {
    /// No honest answer names more without their keys.
    private static final int MOST_UNKEYED = 256;

    /// @param hex the signature as written
    /// @param source names the file with the metadata, for people
    record Found(String hex, String source) {}

    private final Map<String, List<Found>> byName = new TreeMap<>();
    private final List<Found> unkeyed = new ArrayList<>();

    /// Signatures of an object, by its key.
    List<Found> of(String key) {
        return byName.getOrDefault(Place.lastName(key), List.of());
    }

    /// Signatures that came without the key of their object.
    List<Found> unkeyed() {
        return unkeyed;
    }

    boolean isEmpty() {
        return byName.isEmpty() && unkeyed.isEmpty();
    }

    /// Takes in metadata of objects: `{key: {header: value}}`, head-object answers by key, one
    /// answer alone, records with a member `key`, a list of any of them, or one a line.
    ///
    /// @param beside the name of the file without its last ending: a single answer that lies beside
    ///   its object is about that
    /// @throws IOException where it is no JSON
    void add(byte[] json, String source, String beside) throws IOException {
        try (MappingIterator<JsonNode> values =
                DigestReader.JSON
                        .forType(JsonNode.class)
                        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .readValues(json)) {
            while (values.hasNextValue()) {
                JsonNode value = values.nextValue();
                if (value.isArray()) {
                    value.forEach(one -> top(one, source, beside));
                } else {
                    top(value, source, beside);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IOException("it is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void top(JsonNode value, String source, String beside) {
        String own = signature(value);
        if (!own.isEmpty()) {
            String key = text(value, "key");
            keep(key.isEmpty() ? beside : key, own, source);
            return;
        }
        for (Iterator<Map.Entry<String, JsonNode>> each = value.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = each.next();
            String signature = signature(entry.getValue());
            if (!signature.isEmpty()) {
                keep(entry.getKey(), signature, source);
            }
        }
    }

    private void keep(String named, String hex, String source) {
        String key = named;
        if (key.startsWith("s3://")) {
            key = key.substring(key.indexOf('/', 5) + 1);
        }
        Found found = new Found(hex, source);
        if (!key.contains("CloudTrail-Digest")) {
            if (unkeyed.size() < MOST_UNKEYED && !unkeyed.contains(found)) {
                unkeyed.add(found);
            }
            return;
        }
        // Copies lose folders; the name of a digest is its own.
        List<Found> known = byName.computeIfAbsent(Place.lastName(key), name -> new ArrayList<>());
        if (!known.contains(found)) {
            known.add(found);
        }
    }

    /// The value of the signature header, wherever an answer has its user metadata.
    private static String signature(JsonNode value) {
        if (!value.isObject()) {
            return "";
        }
        for (String holder : List.of("Metadata", "metadata", "userMetadata", "headers")) {
            String inner = header(value.path(holder));
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        return header(value);
    }

    private static String header(JsonNode headers) {
        for (Iterator<Map.Entry<String, JsonNode>> each = headers.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> header = each.next();
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("signature") || name.equals("x-amz-meta-signature")) {
                return header.getValue().asText("").strip();
            }
        }
        return "";
    }

    private static String text(JsonNode value, String name) {
        for (Iterator<Map.Entry<String, JsonNode>> each = value.fields(); each.hasNext(); ) {
            Map.Entry<String, JsonNode> field = each.next();
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue().asText("");
            }
        }
        return "";
    }
}
