package org.exhibit.indexer.finding.suggestion;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.finding.CaseRecords;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.policy.JsonForms;
import org.exhibit.indexer.provenance.table.S3Place;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// What Macie found in objects, in its own findings and as Security Hub passes them on. Sample
/// findings, which Macie makes up on request, are no evidence of anything.
final class ScannerSuggestions {
    private static final int MOST_TYPES = 4;

    private final CaseReader reader;
    private final Words words;
    private final Finds finds;
    private final Folders folders;

    ScannerSuggestions(CaseReader reader, CaseRecords records, Words words, Finds finds) {
        this.reader = reader;
        this.words = words;
        this.finds = finds;
        this.folders = new Folders(records);
    }

    void find(CancelToken cancel) throws IOException {
        new ScannerFiles(reader, cancel, finds).read(this::value);
        folders.put(finds);
    }

    private void value(JsonNode value, FilePlace place) {
        JsonNode detail = value.path("detail");
        JsonNode inner = detail.isObject() ? detail : value;
        for (String list : List.of("findings", "Findings")) {
            inner.path(list).forEach(each -> finding(each, place));
        }
        finding(inner, place);
    }

    private void finding(JsonNode finding, FilePlace place) {
        if (finding.path("classificationDetails").isObject()) {
            macie(finding, place);
        } else if (finding.has("ProductArn") && isMacie(finding)) {
            securityHub(finding, place);
        }
    }

    private static boolean isMacie(JsonNode finding) {
        String product = finding.path("ProductArn").asText().toLowerCase(Locale.ROOT);
        return product.contains("macie");
    }

    private void macie(JsonNode finding, FilePlace place) {
        if (JsonForms.isTrue(finding.path("sample"))) {
            return;
        }
        JsonNode affected = finding.path("resourcesAffected");
        String bucket = affected.path("s3Bucket").path("name").asText();
        String key = affected.path("s3Object").path("key").asText();
        JsonNode found = finding.path("classificationDetails").path("result").path("sensitiveData");
        add(Basis.MACIE, bucket, key, found, finding.path("type").asText(), place);
    }

    private void securityHub(JsonNode finding, FilePlace place) {
        if (JsonForms.isTrue(finding.path("Sample"))) {
            return;
        }
        for (JsonNode resource : finding.path("Resources")) {
            if (!resource.path("Type").asText().equals("AwsS3Object")) {
                continue;
            }
            S3Place object = S3Place.parse(resource.path("Id").asText());
            if (object != null) {
                JsonNode found =
                        resource.path("DataClassification").path("Result").path("SensitiveData");
                String type = JsonForms.text(finding.path("Types"));
                add(Basis.SECURITY_HUB, object.bucket(), object.key(), found, type, place);
            }
        }
    }

    private void add(
            Basis basis, String bucket, String key, JsonNode found, String type, FilePlace place) {
        TreeSet<String> categories = new TreeSet<>();
        TreeSet<String> types = new TreeSet<>();
        for (JsonNode each : found) {
            categories.add(JsonForms.text(JsonForms.member(each, "category")));
            for (JsonNode detection : JsonForms.member(each, "detections")) {
                types.add(JsonForms.text(JsonForms.member(detection, "type")));
            }
        }
        boolean personal =
                categories.contains("PERSONAL_INFORMATION")
                        || type.contains("SensitiveData:S3Object/Personal")
                        || type.contains("SensitiveData:S3Object-Personal")
                        || type.contains("SensitiveData:S3Object/Multiple") && categories.isEmpty();
        if (!personal || bucket.isEmpty() || bucket.startsWith("arn:")) {
            return;
        }
        types.removeIf(String::isEmpty);
        boolean health =
                types.stream().anyMatch(each -> words.health().stream().anyMatch(each::contains));
        String who = basis == Basis.MACIE ? "Macie found " : "Macie, by Security Hub, found ";
        String what =
                health
                        ? "health data"
                        : "personal data, of which it does not say that it is about health";
        String which =
                types.isEmpty()
                        ? ""
                        : " ("
                                + String.join(
                                        ", ",
                                        types.stream()
                                                .limit(MOST_TYPES)
                                                .map(ScannerSuggestions::plain)
                                                .toList())
                                + (types.size() > MOST_TYPES ? " and more)" : ")");
        String says = who + what + which;
        if (key.isEmpty()) {
            finds.add(
                    Subject.Kind.PHI,
                    new Selector.Bucket(bucket),
                    new Ground(basis, says, List.of(), List.of(place)));
        } else {
            folders.add(Subject.Kind.PHI, bucket, key, basis, says, List.of(), List.of(place));
        }
    }

    /// A scanner's word in a sentence of ours.
    private static String plain(String word) {
        String plain = word.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
