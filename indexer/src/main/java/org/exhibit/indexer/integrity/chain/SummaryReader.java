package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.casefile.CaseFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads the counts at the head of `integrity.json` without the rest.
public final class SummaryReader {
    private static final JsonFactory JSON = new JsonFactory();

    private SummaryReader() {}

    /// What the last check counted, if one was made.
    ///
    /// @throws IOException where the file is damaged
    public static Optional<IntegritySummary> of(CaseFolder folder) throws IOException {
        Path file = new IntegrityFile(folder).path();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(in)) {
            RecordVerdicts.expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("summary")) {
                    return Optional.of(read(json));
                }
                json.skipChildren();
            }
            throw new IOException("it has no summary");
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "The file integrity.json of "
                            + folder.root()
                            + " is damaged; the evidence is not affected. Run exhibit integrity to"
                            + " make it again.",
                    e);
        }
    }

    static IntegritySummary read(JsonParser json) throws IOException {
        Map<Verdict, Long> digests = Map.of();
        Map<Verdict, Long> logs = Map.of();
        long unlisted = 0;
        long gaps = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "digests" -> digests = counts(json);
                case "logs" -> logs = counts(json);
                case "unlisted" -> unlisted = json.getLongValue();
                case "gaps" -> gaps = json.getLongValue();
                default -> json.skipChildren();
            }
        }
        return new IntegritySummary(digests, logs, unlisted, gaps);
    }

    private static Map<Verdict, Long> counts(JsonParser json) throws IOException {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Verdict verdict = Verdict.ofWord(json.currentName());
            json.nextToken();
            counts.put(verdict, json.getLongValue());
        }
        return counts;
    }
}
