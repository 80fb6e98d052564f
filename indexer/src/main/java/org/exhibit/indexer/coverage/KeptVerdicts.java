package org.exhibit.indexer.coverage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.coverage.DigestEvidence.Verdict;
import org.exhibit.indexer.integrity.chain.IntegrityFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The verdicts on digests and log files that the last check of integrity left in the case, by key.
///
/// @param digests likewise `logs`; where a key has several, the one that speaks most against it
record KeptVerdicts(Map<String, Verdict> digests, Map<String, Verdict> logs) {
    private static final JsonFactory JSON = new JsonFactory();

    /// None where no check was made.
    static Optional<KeptVerdicts> of(CaseFolder folder) throws IOException {
        IntegrityFile file = new IntegrityFile(folder);
        if (!file.exists()) {
            return Optional.empty();
        }
        Map<String, Map<String, Verdict>> lists = new HashMap<>();
        try (InputStream in = Files.newInputStream(file.path());
                JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("digests") || name.equals("logs")) {
                    lists.put(name, list(json));
                } else {
                    json.skipChildren();
                }
            }
        }
        return Optional.of(
                new KeptVerdicts(
                        lists.getOrDefault("digests", Map.of()),
                        lists.getOrDefault("logs", Map.of())));
    }

    private static Map<String, Verdict> list(JsonParser json) throws IOException {
        Map<String, Verdict> verdicts = new HashMap<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String key = "";
            String verdict = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "key" -> key = json.getText();
                    case "verdict" -> verdict = json.getText();
                    default -> json.skipChildren();
                }
            }
            try {
                Verdict found = Verdict.valueOf(verdict.toUpperCase(Locale.ROOT));
                verdicts.merge(key, found, KeptVerdicts::worse);
            } catch (IllegalArgumentException e) {
                throw new IOException("integrity.json has a verdict nobody knows: " + verdict, e);
            }
        }
        return verdicts;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
