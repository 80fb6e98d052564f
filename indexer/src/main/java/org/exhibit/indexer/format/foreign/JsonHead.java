package org.exhibit.indexer.format.foreign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The names in the first object of a JSON text, of which only the beginning may be known.
///
/// A name's path joins nested names by `.` and leaves array indices out: the `eventSource` of
/// `{"Records":[{"eventSource":…}]}` is `Records.eventSource`, that of `[{"eventSource":…}]` is
/// `eventSource`.
final class JsonHead {
    private static final int DEPTH = 3;
    private static final int MOST_PATHS = 2_000;
    private static final JsonFactory JSON = new JsonFactory();

    private final Map<String, String> values = new HashMap<>();

    private JsonHead() {}

    static boolean looksLikeJson(byte[] head) {
        int at = start(head);
        return at < head.length && (head[at] == '{' || head[at] == '[');
    }

    static JsonHead of(byte[] head) {
        JsonHead found = new JsonHead();
        int at = start(head);
        try (JsonParser json = JSON.createParser(head, at, head.length - at)) {
            JsonToken token = json.nextToken();
            while (token == JsonToken.START_ARRAY) {
                token = json.nextToken();
            }
            if (token == JsonToken.START_OBJECT) {
                found.object(json, "", 1);
            }
        } catch (IOException e) {
            // The head is cut or is no JSON after all: what was found up to there stands.
            return found;
        }
        return found;
    }

    private static int start(byte[] head) {
        int at = head.length > 2 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB ? 3 : 0;
        while (at < head.length && head[at] <= ' ' && head[at] >= 0) {
            at++;
        }
        return at;
    }

    private void object(JsonParser json, String prefix, int depth) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME && values.size() < MOST_PATHS) {
            String path = prefix + json.currentName();
            value(json, json.nextToken(), path, depth);
        }
    }

    private void value(JsonParser json, JsonToken token, String path, int depth)
            throws IOException {
        values.putIfAbsent(path, token.isScalarValue() ? json.getText() : "");
        if (token == JsonToken.START_OBJECT) {
            if (depth < DEPTH) {
                object(json, path + ".", depth + 1);
            } else {
                json.skipChildren();
            }
        } else if (token == JsonToken.START_ARRAY) {
            JsonToken first = json.nextToken();
            if (first == JsonToken.START_OBJECT && depth < DEPTH) {
                object(json, path + ".", depth + 1);
            } else if (first != null && first.isStructStart()) {
                json.skipChildren();
            }
            skipRest(json, first);
        }
    }

    /// Leaves the array whose first element was read.
    private static void skipRest(JsonParser json, JsonToken first) throws IOException {
        JsonToken token = first == JsonToken.END_ARRAY ? first : json.nextToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            json.skipChildren();
            token = json.nextToken();
        }
    }

    boolean has(String... paths) {
        for (String path : paths) {
            if (!values.containsKey(path)) {
                return false;
            }
        }
        return true;
    }

    boolean is(String path, String value) {
        return value.equals(values.get(path));
    }

    /// The scalar at a path; empty where there is none.
    String text(String path) {
        return values.getOrDefault(path, "");
    }
}
