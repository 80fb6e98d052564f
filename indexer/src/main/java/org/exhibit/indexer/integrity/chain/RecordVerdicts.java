package org.exhibit.indexer.integrity.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.exhibit.indexer.casefile.CaseFolder;
import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What the last check of a case found of each file, as `integrity.json` keeps it: the verdict on a
/// record is that on the file it lies in. A record of a file that the check did not know, or that
/// no digest lists, is unproven. Immutable.
public final class RecordVerdicts {
    private static final JsonFactory JSON = new JsonFactory();

    /// @param key the log file's S3 key
    public record Judged(Verdict verdict, String reason, String key) {
        /// What is said of a record of which no check knows.
        public static final Judged NOTHING_KNOWN =
                new Judged(Verdict.UNPROVEN, "no digest of this case lists its file", "");
    }

    private final Map<String, Judged> byLeaf;
    private final IntegritySummary summary;

    private RecordVerdicts(Map<String, Judged> byLeaf, IntegritySummary summary) {
        this.byLeaf = byLeaf;
        this.summary = summary;
    }

    /// What is known where no check has been made.
    public static RecordVerdicts none() {
        return new RecordVerdicts(Map.of(), new IntegritySummary(Map.of(), Map.of(), 0, 0));
    }

    /// Reads what the last check found; nothing where there was none.
    ///
    /// @throws IOException where the file is damaged
    public static RecordVerdicts of(CaseFolder folder) throws IOException {
        Path file = new IntegrityFile(folder).path();
        if (!Files.exists(file)) {
            return none();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "The file integrity.json of "
                            + folder.root()
                            + " is damaged; the evidence is not affected. Run exhibit integrity to"
                            + " make it again.",
                    e);
        }
    }

    private static RecordVerdicts read(InputStream in) throws IOException {
        Map<String, Judged> byLeaf = new HashMap<>();
        IntegritySummary summary = none().summary;
        try (JsonParser json = JSON.createParser(in)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "schema" -> expect(IntegrityFile.SCHEMA.equals(json.getText()));
                    case "summary" -> summary = SummaryReader.read(json);
                    case "logs" -> logs(json, byLeaf);
                    default -> json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
        }
        return new RecordVerdicts(byLeaf, summary);
    }

    static void expect(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("it is not in its form");
        }
    }

    private static void logs(JsonParser json, Map<String, Judged> byLeaf) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> texts = new HashMap<>();
            Set<String> leaves = new TreeSet<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        String item = json.getText();
                        leaves.add(item + '/' + json.nextTextValue());
                    }
                } else {
                    texts.put(name, json.getText());
                }
            }
            Judged judged =
                    new Judged(
                            Verdict.ofWord(texts.getOrDefault("verdict", "")),
                            texts.getOrDefault("reason", ""),
                            texts.getOrDefault("key", ""));
            leaves.forEach(leaf -> byLeaf.merge(leaf, judged, RecordVerdicts::graver));
        }
    }

    /// What one digest contradicts no other can prove.
    private static Judged graver(Judged one, Judged other) {
        return rank(one.verdict()) <= rank(other.verdict()) ? one : other;
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case CONTRADICTED -> 0;
            case PROVEN -> 1;
            case UNPROVEN, MISSING -> 2;
        };
    }

    /// What the check counted.
    public IntegritySummary summary() {
        return summary;
    }

    public Judged of(Origin origin) {
        return of(origin.evidence(), MemberStep.path(origin.member()));
    }

    /// @param member as `MemberStep.path` tells it
    public Judged of(Digest evidence, String member) {
        @Nullable Judged known = byLeaf.get(evidence.hex() + '/' + member);
        return known == null ? Judged.NOTHING_KNOWN : known;
    }

    /// The files of a verdict, as members by item; an item itself is the member "". Of the unproven
    /// only those the check knew.
    public Map<Digest, Set<String>> leaves(Verdict verdict) {
        Map<Digest, Set<String>> found = new HashMap<>();
        byLeaf.forEach((leaf, judged) -> {
            if (judged.verdict() == verdict) {
                int slash = leaf.indexOf('/');
                found.computeIfAbsent(new Digest(leaf.substring(0, slash)), item -> new TreeSet<>())
                        .add(leaf.substring(slash + 1));
            }
        });
        return found;
    }
}
