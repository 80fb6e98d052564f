package org.exhibit.app.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.exhibit.app.service.CaseSeals.Proof;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.integrity.seal.Inclusion;
import org.exhibit.indexer.integrity.seal.MerkleTree;
import org.exhibit.indexer.progress.CancelToken;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/// One evidence item with the proof that it lies under a seal, and the record in it that the proof
/// is wanted for.
///
/// @param event null where the item itself was named
/// @param record the event's bytes; empty where there is none
public record SealedItem(Proof proof, @Nullable StoredEvent event, Digest record) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final JsonFactory FACTORY = new JsonFactory();

    /// Whether a text names an evidence item by its hash.
    public static boolean isItem(String name) {
        return SHA256.matcher(name).matches();
    }

    /// Blocks.
    ///
    /// @param name SHA-256 of an item, or what `NamedEvent` takes
    /// @throws IOException where no seal covers it, or the case does not hold it
    public static SealedItem of(CaseService service, Path folder, String name, CancelToken cancel)
            throws IOException, QueryException {
        if (isItem(name)) {
            return new SealedItem(
                    service.seals().prove(folder, name), null, Digest.of(new byte[0]));
        }
        StoredEvent event;
        byte[] record;
        try (CaseReader reader = service.open(folder)) {
            event = NamedEvent.find(reader, name);
            record = reader.raw(event.origin());
        }
        cancel.check();
        String item = event.origin().evidence().hex();
        return new SealedItem(service.seals().prove(folder, item), event, Digest.of(record));
    }

    /// Writes `proof.json`, `seal.json`, `seal.p7s` and `check.sh`: all that checking needs besides
    /// the item. The folder is made where it does not exist.
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("seal.json"), proof.content());
        Files.write(folder.resolve("seal.p7s"), proof.signature());
        Files.writeString(folder.resolve("proof.json"), json() + '\n');
        Files.writeString(
                folder.resolve("check.sh"), String.join("\n", proof.inclusion().script()) + '\n');
    }

    /// The proof as one JSON object, `exhibit.seal-proof/1`.
    public String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(out);
        }
        return text.toString();
    }

    private void write(JsonGenerator out) throws IOException {
        Inclusion inclusion = proof.inclusion();
        out.writeStartObject();
        out.writeStringField("schema", "exhibit.seal-proof/1");
        out.writeObjectFieldStart("item");
        out.writeStringField("sha256", inclusion.item().sha256().hex());
        out.writeStringField("sha512", inclusion.item().sha512());
        out.writeNumberField("size", inclusion.item().size());
        out.writeEndObject();
        if (event != null) {
            out.writeObjectFieldStart("event");
            out.writeStringField("id", event.id());
            out.writeStringField("citation", event.citation().toString());
            OriginJson.write(out, event.origin());
            out.writeStringField("sha256", record.hex());
            out.writeEndObject();
        }
        out.writeObjectFieldStart("leaf");
        out.writeStringField("text", inclusion.text());
        out.writeStringField("hash", inclusion.leaf().hex());
        out.writeNumberField("index", inclusion.index());
        out.writeNumberField("leaves", inclusion.size());
        out.writeEndObject();
        out.writeArrayFieldStart("path");
        for (MerkleTree.Step step : inclusion.steps()) {
            out.writeStartObject();
            out.writeStringField("side", step.left() ? "left" : "right");
            out.writeStringField("hash", step.sibling().hex());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("root", inclusion.root().hex());
        out.writeStringField("seal", new String(proof.content(), StandardCharsets.UTF_8));
        out.writeStringField("signature", Base64.getEncoder().encodeToString(proof.signature()));
        out.writeArrayFieldStart("commands");
        for (String line : inclusion.script()) {
            out.writeString(line);
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
