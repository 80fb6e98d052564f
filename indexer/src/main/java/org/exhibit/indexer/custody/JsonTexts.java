package org.exhibit.indexer.custody;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Lists of text as compact JSON, the form in which an entry's details hold them.
public final class JsonTexts {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonTexts() {}

    public static String array(List<String> texts) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            row(json, texts);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    /// A table: one array of text a row.
    public static String table(List<List<String>> rows) {
        StringWriter out = new StringWriter(rows.size() * 300);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartArray();
            for (List<String> row : rows) {
                row(json, row);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private static void row(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// @throws IOException where the text is no JSON array of strings
    public static List<String> parseArray(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
            List<String> texts = parseRow(parser);
            expect(parser, parser.nextToken(), null);
            return texts;
        }
    }

    /// @throws IOException where the text is no JSON array of arrays of strings
    public static List<List<String>> parseTable(String json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            expect(parser, parser.nextToken(), JsonToken.START_ARRAY);
            List<List<String>> rows = new ArrayList<>();
            JsonToken token = parser.nextToken();
            while (token == JsonToken.START_ARRAY) {
                rows.add(parseRow(parser));
                token = parser.nextToken();
            }
            expect(parser, token, JsonToken.END_ARRAY);
            expect(parser, parser.nextToken(), null);
            return rows;
        }
    }

    private static List<String> parseRow(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_STRING) {
            texts.add(parser.getText());
            token = parser.nextToken();
        }
        expect(parser, token, JsonToken.END_ARRAY);
        return texts;
    }

    private static void expect(
            JsonParser parser,
            @org.jspecify.annotations.Nullable JsonToken found,
            @org.jspecify.annotations.Nullable JsonToken wanted)
            throws IOException {
        if (found != wanted) {
            throw new IOException(
                    "not the JSON expected in a custody entry: "
                            + found
                            + " instead of "
                            + wanted
                            + " at "
                            + parser.currentLocation().getCharOffset());
        }
    }
}
