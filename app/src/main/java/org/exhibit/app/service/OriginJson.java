package org.exhibit.app.service;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;

import java.io.IOException;
import java.util.List;

/// Where something stands in the evidence, as a member of a JSON object.
public final class OriginJson {
    private OriginJson() {}

    /// Writes the member `origin`.
    public static void write(JsonGenerator out, Origin origin) throws IOException {
        out.writeObjectFieldStart("origin");
        out.writeStringField("evidence", origin.evidence().hex());
        out.writeStringField("file", origin.file());
        member(out, origin.member());
        out.writeNumberField("record", origin.record());
        out.writeNumberField("offset", origin.offset());
        out.writeNumberField("length", origin.length());
        out.writeEndObject();
    }

    /// Writes the member `member`, the steps into archives.
    public static void member(JsonGenerator out, List<MemberStep> steps) throws IOException {
        out.writeArrayFieldStart("member");
        for (MemberStep step : steps) {
            out.writeStartObject();
            out.writeStringField("kind", step.kind().word());
            out.writeStringField("name", step.name());
            out.writeNumberField("ordinal", step.ordinal());
            out.writeStringField("sha256", step.content().hex());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
