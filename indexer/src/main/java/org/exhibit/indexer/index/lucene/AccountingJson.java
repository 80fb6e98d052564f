package org.exhibit.indexer.index.lucene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.lucene.util.BytesRef;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Problem;
import org.exhibit.indexer.index.EventIndexWriter.ProblemPlace;
import org.exhibit.indexer.index.FileRow;
import org.exhibit.indexer.index.ItemAccount;
import org.exhibit.indexer.index.Sighting;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The stored form of the documents that are no events.
final class AccountingJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AccountingJson() {}

    /// A problem as stored: its members are known from the item's account.
    record StoredProblem(
            Digest evidence, int leaf, Problem.Kind kind, ProblemPlace place, String reason) {}

    static byte[] problem(StoredProblem problem) {
        ObjectNode node = NODES.objectNode();
        node.put("kind", problem.kind().name());
        node.put("reason", problem.reason());
        node.put("evidence", problem.evidence().hex());
        node.put("leaf", problem.leaf());
        node.put("record", problem.place().record());
        node.put("offset", problem.place().offset());
        node.put("length", problem.place().length());
        return write(node);
    }

    static StoredProblem problem(BytesRef stored) throws IOException {
        JsonNode node = read(stored);
        return new StoredProblem(
                new Digest(node.path("evidence").asText()),
                node.path("leaf").asInt(),
                Problem.Kind.valueOf(node.path("kind").asText()),
                new ProblemPlace(
                        node.path("record").asLong(),
                        node.path("offset").asLong(),
                        node.path("length").asLong()),
                node.path("reason").asText());
    }

    static byte[] account(ItemAccount account) {
        ObjectNode node = NODES.objectNode();
        node.put("evidence", account.evidence().hex());
        ArrayNode leaves = node.putArray("leaves");
        for (ItemAccount.Leaf leaf : account.leaves()) {
            ObjectNode out = leaves.addObject();
            out.set("member", members(leaf.member()));
            if (leaf.content() != null) {
                out.put("content", leaf.content().hex());
            }
            out.put("kind", leaf.kind().name());
            out.put("format", leaf.format());
            if (leaf.source() != null) {
                out.put("source", leaf.source().word());
            }
            out.put("records", leaf.records());
            out.put("duplicates", leaf.duplicates());
            out.put("rejected", leaf.rejected());
            out.put("warnings", leaf.warnings());
        }
        return write(node);
    }

    static ItemAccount account(BytesRef stored) throws IOException {
        JsonNode node = read(stored);
        List<ItemAccount.Leaf> leaves = new ArrayList<>();
        for (JsonNode leaf : node.path("leaves")) {
            leaves.add(
                    new ItemAccount.Leaf(
                            members(leaf.path("member")),
                            digest(leaf.get("content")),
                            FileRow.Kind.valueOf(leaf.path("kind").asText()),
                            leaf.path("format").asText(),
                            source(leaf.get("source")),
                            leaf.path("records").asLong(),
                            leaf.path("duplicates").asLong(),
                            leaf.path("rejected").asLong(),
                            leaf.path("warnings").asLong()));
        }
        return new ItemAccount(new Digest(node.path("evidence").asText()), leaves);
    }

    static byte[] sighting(Sighting sighting) {
        ObjectNode node = NODES.objectNode();
        node.put("acquisition", sighting.acquisition());
        node.put("path", sighting.path());
        node.put("evidence", sighting.evidence().hex());
        node.put("size", sighting.size());
        return write(node);
    }

    static Sighting sighting(BytesRef stored) throws IOException {
        JsonNode node = read(stored);
        return new Sighting(
                node.path("acquisition").asInt(),
                node.path("path").asText(),
                new Digest(node.path("evidence").asText()),
                node.path("size").asLong());
    }

    static byte[] sightingKey(Sighting sighting) {
        MessageDigest sha = Digest.sha256();
        sha.update(sighting.evidence().bytes());
        sha.update(sighting.path().getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(sha.digest(), 16);
    }

    private static ArrayNode members(List<MemberStep> steps) {
        ArrayNode out = NODES.arrayNode();
        for (MemberStep step : steps) {
            out.addObject()
                    .put("kind", step.kind().word())
                    .put("name", step.name())
                    .put("nameBytes", step.nameBytes())
                    .put("ordinal", step.ordinal())
                    .put("content", step.content().hex());
        }
        return out;
    }

    private static List<MemberStep> members(JsonNode steps) {
        List<MemberStep> out = new ArrayList<>();
        for (JsonNode step : steps) {
            out.add(
                    new MemberStep(
                            MemberStep.Kind.ofWord(step.path("kind").asText()),
                            step.path("name").asText(),
                            step.path("nameBytes").asText(),
                            step.path("ordinal").asInt(),
                            new Digest(step.path("content").asText())));
        }
        return out;
    }

    private static @Nullable Digest digest(@Nullable JsonNode node) {
        return node == null ? null : new Digest(node.asText());
    }

    private static @Nullable SourceKind source(@Nullable JsonNode node) {
        return node == null ? null : SourceKind.ofWord(node.asText()).orElse(null);
    }

    static byte[] write(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new UncheckedIOException("a JSON tree could not be written to memory", e);
        }
    }

    static JsonNode read(BytesRef stored) throws IOException {
        return MAPPER.readTree(stored.bytes, stored.offset, stored.length);
    }
}
