package org.exhibit.indexer.acquire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The least a role needs for everything Exhibit asks of AWS, made from `AwsCall`. It also limits
/// every session that Exhibit makes by assuming a role.
public final class IamPolicy {
    private IamPolicy() {}

    /// As `docs/iam-policy.json` has it.
    public static String document() {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
        return write(lines) + "\n";
    }

    /// On one line: AWS allows a session's policy 2,048 characters.
    static String session() {
        return write(null);
    }

    private static String write(@org.jspecify.annotations.Nullable DefaultPrettyPrinter lines) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ObjectMapper().getFactory().createGenerator(text)) {
            json.setPrettyPrinter(lines);
            json.writeStartObject();
            json.writeStringField("Version", "2012-10-17");
            json.writeArrayFieldStart("Statement");
            statement(json, "ExhibitReads", actions());
            json.writeEndObject();
            // Log archives are often encrypted with a key of the customer's own.
            statement(json, "ExhibitReadsEncryptedObjects", List.of("kms:Decrypt"));
            json.writeObjectFieldStart("Condition");
            json.writeObjectFieldStart("StringLike");
            json.writeStringField("kms:ViaService", "s3.*.amazonaws.com");
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }

    private static void statement(JsonGenerator json, String id, Collection<String> actions)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("Sid", id);
        json.writeStringField("Effect", "Allow");
        json.writeArrayFieldStart("Action");
        for (String action : actions) {
            json.writeString(action);
        }
        json.writeEndArray();
        json.writeStringField("Resource", "*");
    }

    static TreeSet<String> actions() {
        TreeSet<String> actions = new TreeSet<>();
        for (AwsCall call : AwsCall.values()) {
            actions.addAll(call.actions());
        }
        return actions;
    }
}
