package org.exhibit.indexer.provenance.biography;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.index.EventJson;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/// A line as JSON: `time`, `end`, `edge`, `strength`, `object`, `version`, `actor`, `ip`, `bytes`,
/// `outcome`, `rule`, `coverage`, `evidence`, `note`; what nothing tells is absent.
public final class LifeJson {
    /// The members, in their order.
    public static final List<String> MEMBERS =
            List.of(
                    "time",
                    "end",
                    "edge",
                    "strength",
                    "object",
                    "version",
                    "actor",
                    "ip",
                    "bytes",
                    "outcome",
                    "rule",
                    "coverage",
                    "evidence",
                    "note");

    private LifeJson() {}

    public static void write(JsonGenerator out, LifeLine line) throws IOException {
        out.writeStartObject();
        instant(out, "time", line.time());
        instant(out, "end", line.end());
        out.writeStringField("edge", line.edge());
        out.writeStringField("strength", line.strength().word());
        text(out, "object", line.object());
        text(out, "version", line.version());
        text(out, "actor", line.actor());
        text(out, "ip", line.ip());
        if (line.bytes() != null) {
            out.writeNumberField("bytes", line.bytes());
        }
        text(out, "outcome", line.outcome());
        text(out, "rule", line.rule());
        text(out, "coverage", line.coverage());
        out.writeArrayFieldStart("evidence");
        for (String id : line.evidenceIds()) {
            out.writeString(id);
        }
        out.writeEndArray();
        out.writeStringField("note", line.note());
        out.writeEndObject();
    }

    private static void instant(JsonGenerator out, String name, @Nullable Instant instant)
            throws IOException {
        if (instant != null) {
            out.writeStringField(name, EventJson.instant(instant));
        }
    }

    private static void text(JsonGenerator out, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }
}
