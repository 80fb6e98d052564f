package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What is under investigation: added, listed, removed; suggested, confirmed, rejected.
class SubjectsTest {
    private static final String CALL =
            """
            {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","accountId":"111111111111","arn":"arn:aws:sts::111111111111:assumed-role/app/x"},"eventTime":"2026-03-10T09:00:0%1$dZ","eventSource":"s3.amazonaws.com","eventName":"%2$s","awsRegion":"us-east-1","requestParameters":{%3$s},"responseElements":null,"eventID":"e%1$d","recipientAccountId":"111111111111"}\
            """;
    private static final String TAGGED =
            "\"bucketName\":\"store\",\"key\":\"in/x.csv\",\"Tagging\":{\"TagSet\":{\"Tag\":{\"Key\":\"data-classification\",\"Value\":\"PHI\"}}}";
    private static final String MACIE =
            """
            {"version":"0","detail-type":"Macie Finding","source":"aws.macie","detail":{"type":"SensitiveData:S3Object/Personal","resourcesAffected":{"s3Bucket":{"name":"store"},"s3Object":{"key":"in/y.csv"}},"classificationDetails":{"result":{"sensitiveData":[{"category":"PERSONAL_INFORMATION","detections":[{"type":"USA_HEALTH_INSURANCE_CLAIM_NUMBER"}]}]}}}}
            """;

    @TempDir Path folder;
    private TestCase made = new TestCase(Path.of(""));

    private static String call(int number, String action, String parameters) {
        return String.format(Locale.ROOT, CALL, number, action, parameters);
    }

    @BeforeEach
    void acquire() throws IOException {
        made = TestCase.make(folder.resolve("case"));
        String log =
                "{\"Records\":["
                        + call(1, "PutObjectTagging", TAGGED)
                        + ","
                        + call(2, "PutObject", "\"bucketName\":\"acme-synthetic\",\"key\":\"1\"")
                        + "]}";
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("trail.json"), log);
        Files.writeString(logs.resolve("macie.json"), MACIE);
        assertThat(made.acquire(logs).status()).isZero();
    }

    private CommandRun run(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("subject", arguments[0], made.folder()));
        all.addAll(Arrays.asList(arguments).subList(1, arguments.length));
        return CommandRun.of(all.toArray());
    }

    private JsonNode json(Object... arguments) throws IOException {
        CommandRun run = run(arguments);
        assertThat(run.status()).as(run.messages()).isZero();
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(run.bytes());
    }

    private List<String> suggested(Object... more) throws IOException {
        List<Object> all = new ArrayList<>(List.of("suggest", "--json"));
        all.addAll(Arrays.asList(more));
        List<String> found = new ArrayList<>();
        for (JsonNode each : json(all.toArray())) {
            found.add(
                    each.path("kind").asText()
                            + ' '
                            + each.path("selector").asText()
                            + ' '
                            + each.path("state").asText());
        }
        return found;
    }

    @Test
    void subjectsAreAddedListedAndRemovedWithAuthorAndReason() throws IOException {
        assertThat(run("add", "--kind", "phi", "s3://store/in/*", "--reason", "scans").status())
                .isZero();
        assertThat(run("add", "--kind", "ill", "s3://store").status()).isEqualTo(2);
        assertThat(run("add", "--kind", "phi", "store").status()).isEqualTo(2);
        assertThat(run("add", "s3://store").status()).isEqualTo(2);
        JsonNode listed = json("list", "--json");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).fieldNames())
                .toIterable()
                .containsExactly("kind", "selector", "reason", "author", "added");
        assertThat(listed.get(0).path("author").asText()).isEqualTo("E");
        assertThat(run("list").output()).contains("phi", "s3://store/in/*", "scans");
        assertThat(run("remove", "s3://store/other").status()).isEqualTo(1);
        assertThat(run("remove", "s3://store/in/*", "--reason", "mistaken").status()).isZero();
        assertThat(json("list", "--json")).isEmpty();
        assertThat(made.json("custody", made.folder(), "--json").toString())
                .contains("subject-added", "subject-removed", "mistaken");
    }

    @Test
    void eachSuggestionComesWithItsReasonAndWhatItRestsOn() throws IOException {
        assertThat(suggested())
                .containsExactly(
                        "phi s3://store/in/x.csv open",
                        "phi s3://store/in/y.csv open",
                        "synthetic s3://acme-synthetic open");
        JsonNode list = json("suggest", "--json");
        JsonNode tagged = list.get(0);
        assertThat(tagged.fieldNames())
                .toIterable()
                .containsExactly("kind", "selector", "state", "reason", "evidence", "grounds");
        assertThat(tagged.path("reason").asText()).isEqualTo("tagged \"data-classification=PHI\"");
        String id = tagged.path("evidence").path(0).asText();
        assertThat(CommandRun.output("show", made.folder(), id)).contains("PutObjectTagging");
        JsonNode found = list.get(1).path("grounds").path(0);
        assertThat(found.path("basis").asText()).isEqualTo("macie");
        JsonNode origin = found.path("places").path(0).path("origin");
        assertThat(cut(origin)).isEqualTo(MACIE.strip());
        assertThat(found.path("places").path(0).path("citation").asText())
                .matches("E-01/[1-9A-HJ-NP-Za-km-z]{8}#1");
        assertThat(run("suggest").output())
                .contains("s3://store/in/y.csv", "Macie found health data");
        assertThat(suggested("--kind", "synthetic"))
                .containsExactly("synthetic s3://acme-synthetic open");
    }

    private String cut(JsonNode origin) throws IOException {
        String hash = origin.path("evidence").asText();
        Path original =
                made.folder()
                        .resolve("evidence")
                        .resolve(hash.substring(0, 2))
                        .resolve(hash.substring(2));
        try (InputStream in = Files.newInputStream(original)) {
            in.skipNBytes(origin.path("offset").asLong());
            byte[] bytes = in.readNBytes(origin.path("length").asInt());
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Test
    void aConfirmedSuggestionBecomesASubjectThatKeepsIt() throws IOException {
        assertThat(run("suggest", "--confirm", "s3://store/in/x.csv", "--reason", "seen").status())
                .isZero();
        JsonNode subject = json("list", "--json").get(0);
        assertThat(subject.path("selector").asText()).isEqualTo("s3://store/in/x.csv");
        assertThat(subject.path("kind").asText()).isEqualTo("phi");
        assertThat(subject.path("reason").asText())
                .isEqualTo("seen; suggested: tagged \"data-classification=PHI\"");
        assertThat(suggested())
                .containsExactly(
                        "phi s3://store/in/y.csv open", "synthetic s3://acme-synthetic open");
        assertThat(suggested("--all")).contains("phi s3://store/in/x.csv subject");
        CommandRun again = run("suggest", "--confirm", "s3://store/in/x.csv");
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.messages()).contains("is a subject already");
        assertThat(made.json("custody", made.folder(), "--json").toString())
                .contains("subject-suggestion", "\\\"confirmed\\\"".replace("\\\"", "\""));
    }

    @Test
    void aRejectedSuggestionIsRememberedAndNotMadeAgain() throws IOException {
        assertThat(run("suggest", "--reject", "s3://acme-synthetic").status()).isEqualTo(2);
        assertThat(
                        run(
                                        "suggest",
                                        "--reject",
                                        "s3://acme-synthetic",
                                        "--reason",
                                        "a test bucket")
                                .status())
                .isZero();
        assertThat(suggested())
                .containsExactly("phi s3://store/in/x.csv open", "phi s3://store/in/y.csv open");
        JsonNode rejected = json("suggest", "--all", "--json").get(2);
        assertThat(rejected.path("state").asText()).isEqualTo("rejected");
        assertThat(rejected.path("author").asText()).isEqualTo("E");
        assertThat(rejected.path("rejection").asText()).isEqualTo("a test bucket");
        assertThat(json("list", "--json")).isEmpty();
    }

    @Test
    void nothingIsChangedWhereOneOfSeveralIsNotSuggested() throws IOException {
        CommandRun run =
                run("suggest", "--confirm", "s3://store/in/x.csv", "--confirm", "s3://store/none");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.messages()).contains("Nothing is suggested for s3://store/none");
        assertThat(json("list", "--json")).isEmpty();
    }
}
