package org.exhibit.app.service;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.integrity.Verification;

import java.io.IOException;

/// What checks of a case or pack came to, as members of a JSON object.
public final class VerificationJson {
    private VerificationJson() {}

    /// Writes the members `ok` and `checks`.
    public static void members(JsonGenerator out, Verification verification) throws IOException {
        out.writeBooleanField("ok", verification.ok());
        out.writeArrayFieldStart("checks");
        for (Verification.Check check : verification.checks()) {
            out.writeStartObject();
            out.writeStringField("name", check.name());
            out.writeBooleanField("ok", check.ok());
            out.writeStringField("detail", check.detail());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
