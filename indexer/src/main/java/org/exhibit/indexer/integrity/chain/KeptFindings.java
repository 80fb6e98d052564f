package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.casefile.CaseFolder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the last check found that is not proven, as `integrity.json` keeps it: for reports.
///
/// @param findings digests, then log files, then gaps, each in the file's order; at most as many as
///   asked for
/// @param left how many more there are
public record KeptFindings(List<Finding> findings, long left) {
    private static final JsonFactory JSON = new JsonFactory();

    /// @param what `digest`, `log` or `gap`
    /// @param key of the object; of a gap its span
    /// @param verdict as a word; of a gap `gap`
    public record Finding(String what, String key, String verdict, String reason) {}

    public KeptFindings {
        findings = List.copyOf(findings);
    }

    /// @throws IOException where the file is damaged
    public static KeptFindings of(CaseFolder folder, int most) throws IOException {
        Path file = new IntegrityFile(folder).path();
        if (!Files.exists(file)) {
            return new KeptFindings(List.of(), 0);
        }
        List<Finding> found = new ArrayList<>();
        long left = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = JSON.createParser(in)) {
            RecordVerdicts.expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.START_ARRAY) {
                    json.skipChildren();
                    continue;
                }
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    Finding finding = finding(name, texts(json));
                    if (finding.verdict().equals(Verdict.PROVEN.word())) {
                        continue;
                    }
                    if (found.size() < most) {
                        found.add(finding);
                    } else {
                        left++;
                    }
                }
            }
        }
        return new KeptFindings(found, left);
    }

    private static Finding finding(String list, Map<String, String> texts) {
        String reason = texts.getOrDefault("reason", "");
        if (list.equals("gaps")) {
            return new Finding(
                    "gap",
                    texts.getOrDefault("from", "") + " to " + texts.getOrDefault("to", ""),
                    "gap",
                    reason);
        }
        return new Finding(
                list.equals("digests") ? "digest" : "log",
                texts.getOrDefault("key", ""),
                texts.getOrDefault("verdict", ""),
                reason);
    }

    private static Map<String, String> texts(JsonParser json) throws IOException {
        Map<String, String> texts = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }
}
