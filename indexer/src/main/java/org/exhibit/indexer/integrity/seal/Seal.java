package org.exhibit.indexer.integrity.seal;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.custody.CustodyHead;
import org.exhibit.indexer.digest.Digest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/// What is signed when a case is sealed: which case, when, up to which entry of custody, and the
/// root over that entry and all items.
///
/// @param number 1-based; printed as `S-01`
/// @param title of the case
/// @param at the workstation's clock, UTC; a timestamp says more
/// @param items number of items covered
/// @param tool version of Exhibit
public record Seal(
        int number,
        String title,
        String caseNumber,
        String examiner,
        Instant at,
        CustodyHead custody,
        int items,
        Digest root,
        String tool) {
    private static final String SCHEMA = "exhibit.seal/1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    public static Seal of(
            int number, CaseDescription about, SealedState state, Instant at, String tool) {
        return new Seal(
                number,
                about.title(),
                about.number(),
                about.examiner(),
                at,
                state.head(),
                state.items(),
                state.root(),
                tool);
    }

    public String label() {
        return label(number);
    }

    public static String label(int number) {
        return String.format(java.util.Locale.ROOT, "S-%02d", number);
    }

    /// The bytes that are signed.
    public byte[] json() throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("schema", SCHEMA).put("seal", label()).put("number", number);
        json.putObject("case")
                .put("title", title)
                .put("number", caseNumber)
                .put("examiner", examiner);
        json.put("at", at.toString());
        json.putObject("custody")
                .put("sequence", custody.sequence())
                .put("head", custody.hash().hex());
        json.put("items", items).put("leaves", items + 1L).put("root", root.hex());
        json.put("tool", tool);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(JSON.writer(PRINTER).writeValueAsBytes(json));
        out.write('\n');
        return out.toByteArray();
    }

    /// @throws IOException where the bytes are no seal in exactly the form they are signed in
    public static Seal read(byte[] bytes) throws IOException {
        try {
            JsonNode json = JSON.readTree(bytes);
            Seal seal =
                    new Seal(
                            json.path("number").asInt(),
                            json.path("case").path("title").asText(),
                            json.path("case").path("number").asText(),
                            json.path("case").path("examiner").asText(),
                            Instant.parse(json.path("at").asText()),
                            new CustodyHead(
                                    json.path("custody").path("sequence").asLong(),
                                    new Digest(json.path("custody").path("head").asText())),
                            json.path("items").asInt(),
                            new Digest(json.path("root").asText()),
                            json.path("tool").asText());
            if (java.util.Arrays.equals(seal.json(), bytes)) {
                return seal;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("it is no seal of this version: " + e.getMessage(), e);
        }
        throw new IOException("it is no seal in the form of this version");
    }
}
