package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.indexer.integrity.chain.IntegritySummary;
import org.exhibit.indexer.integrity.chain.RecordVerdicts;
import org.exhibit.indexer.integrity.chain.Verdict;

import java.io.IOException;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What the last check of CloudTrail's digests found, as JSON.
final class IntegrityJson {
    private IntegrityJson() {}

    /// `null` where no check is kept: the case has no digest.
    static void write(JsonGenerator out, Optional<IntegritySummary> kept) throws IOException {
        if (kept.isEmpty()) {
            out.writeNull();
            return;
        }
        IntegritySummary summary = kept.get();
        out.writeStartObject();
        counts(out, "digests", summary::digests);
        counts(out, "logs", summary::logs);
        out.writeNumberField("unlisted", summary.unlisted());
        out.writeNumberField("gaps", summary.gaps());
        out.writeEndObject();
    }

    private static void counts(JsonGenerator out, String name, ToLongFunction<Verdict> count)
            throws IOException {
        out.writeObjectFieldStart(name);
        for (Verdict verdict : Verdict.values()) {
            out.writeNumberField(verdict.word(), count.applyAsLong(verdict));
        }
        out.writeEndObject();
    }

    /// The verdict on one record's file.
    static void write(JsonGenerator out, RecordVerdicts.Judged judged) throws IOException {
        out.writeObjectFieldStart("integrity");
        out.writeStringField("verdict", judged.verdict().word());
        out.writeStringField("reason", judged.reason());
        if (!judged.key().isEmpty()) {
            out.writeStringField("key", judged.key());
        }
        out.writeEndObject();
    }
}
