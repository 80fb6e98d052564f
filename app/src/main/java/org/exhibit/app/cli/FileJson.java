package org.exhibit.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.service.OriginJson;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.FileRow;

import java.io.IOException;

/// One file's accounting as JSON.
final class FileJson {
    private FileJson() {}

    static void write(JsonGenerator out, FileRow file) throws IOException {
        out.writeStartObject();
        out.writeStringField("acquisition", Citation.acquisitionLabel(file.acquisition()));
        out.writeStringField("path", file.path());
        OriginJson.member(out, file.member());
        out.writeStringField("sha256", file.evidence().hex());
        if (file.content() != null) {
            out.writeStringField("contentSha256", file.content().hex());
        }
        out.writeNumberField("size", file.size());
        out.writeStringField("kind", file.kind().word());
        out.writeStringField("format", file.format());
        if (file.source() != null) {
            out.writeStringField("source", file.source().word());
        }
        counts(out, file.counts());
        out.writeNumberField("warnings", file.warnings());
        out.writeEndObject();
    }

    static void counts(JsonGenerator out, Counts counts) throws IOException {
        out.writeNumberField("records", counts.records());
        out.writeNumberField("events", counts.events());
        out.writeNumberField("duplicates", counts.duplicates());
        out.writeNumberField("rejected", counts.rejected());
    }
}
