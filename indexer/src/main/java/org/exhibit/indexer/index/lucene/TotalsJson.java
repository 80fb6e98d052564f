package org.exhibit.indexer.index.lucene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Totals;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// The stored form of the totals.
final class TotalsJson {
    static final Totals NONE = new Totals(Counts.NONE, 0, 0, 0, 0, 0, 0, Map.of(), null, null);

    private TotalsJson() {}

    static ObjectNode write(Totals totals) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("counts", counts(totals.counts()));
        node.put("conflicts", totals.conflicts());
        node.put("warnings", totals.warnings());
        node.put("files", totals.files());
        node.put("referenceFiles", totals.referenceFiles());
        node.put("unknownFiles", totals.unknownFiles());
        node.put("unreadableFiles", totals.unreadableFiles());
        ObjectNode sources = node.putObject("bySource");
        totals.bySource().forEach((source, counts) -> sources.set(source.word(), counts(counts)));
        if (totals.from() != null && totals.to() != null) {
            node.put("from", totals.from().toEpochMilli());
            node.put("to", totals.to().toEpochMilli());
        }
        return node;
    }

    static Totals read(JsonNode node) {
        Map<SourceKind, Counts> sources = new EnumMap<>(SourceKind.class);
        for (SourceKind source : SourceKind.values()) {
            JsonNode counts = node.path("bySource").get(source.word());
            if (counts != null) {
                sources.put(source, counts(counts));
            }
        }
        return new Totals(
                counts(node.path("counts")),
                node.path("conflicts").asLong(),
                node.path("warnings").asLong(),
                node.path("files").asLong(),
                node.path("referenceFiles").asLong(),
                node.path("unknownFiles").asLong(),
                node.path("unreadableFiles").asLong(),
                sources,
                instant(node.get("from")),
                instant(node.get("to")));
    }

    private static @Nullable Instant instant(@Nullable JsonNode millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis.asLong());
    }

    private static ObjectNode counts(Counts counts) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("records", counts.records())
                .put("events", counts.events())
                .put("duplicates", counts.duplicates())
                .put("rejected", counts.rejected());
    }

    private static Counts counts(JsonNode node) {
        return new Counts(
                node.path("records").asLong(),
                node.path("events").asLong(),
                node.path("duplicates").asLong(),
                node.path("rejected").asLong());
    }
}
