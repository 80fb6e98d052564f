package org.exhibit.indexer.provenance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.NodeId;
import org.exhibit.indexer.provenance.graph.NodeKind;
import org.exhibit.indexer.provenance.identity.BucketVersioning;
import org.exhibit.indexer.provenance.identity.WriteGaps;
import org.exhibit.indexer.provenance.rule.Declared;
import org.exhibit.indexer.provenance.table.EventTable;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every row of the event table as edges of a lineage: the record of each row alone in a minute of
/// its own, asked about from the node it names.
class EventRowEdgesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What requests on objects become; rows of S3 whose records name no other node.
    private static final Map<String, String> REQUESTS =
            Map.of(
                    "access write", "credential:AKIATEST created version:s3://%s@epoch:1",
                    "access read", "key:s3://%s read-by credential:AKIATEST",
                    "access read-partly", "key:s3://%s read-by credential:AKIATEST",
                    "access rename", "key:s3://b/old moved-from version:s3://%s@epoch:1",
                    "access copy", "credential:AKIATEST created version:s3://%s@epoch:1",
                    "access delete", "credential:AKIATEST deleted key:s3://%s",
                    "access complete", "credential:AKIATEST created version:s3://%s@epoch:1");

    private static final Pattern JOB =
            Pattern.compile("job (\\S+) role \\S+ in \\[(.*)] out \\[(.*)]");

    @TempDir static Path folder;

    private static List<JsonNode> cases() throws IOException {
        List<JsonNode> found = new ArrayList<>();
        try (InputStream in = EventTable.class.getResourceAsStream("records.json")) {
            JSON.readTree(in).forEach(found::add);
        }
        return found;
    }

    /// A bucket of its own for each request on `b/k`, so that they do not meet.
    private static String own(int number) {
        return "b" + number + "/k";
    }

    private static ObjectNode call(JsonNode each, int number) throws IOException {
        ObjectNode record =
                (ObjectNode)
                        JSON.readTree(
                                "{\"eventVersion\":\"1.09\",\"awsRegion\":\"us-east-1\","
                                        + "\"recipientAccountId\":\"111111111111\","
                                        + "\"sourceIPAddress\":\"10.0.0.3\","
                                        + "\"additionalEventData\":{\"bytesTransferredOut\":7},"
                                        + "\"userIdentity\":{\"type\":\"IAMUser\","
                                        + "\"principalId\":\"AIDATEST\","
                                        + "\"arn\":\"arn:aws:iam::111111111111:user/ada\","
                                        + "\"accountId\":\"111111111111\","
                                        + "\"accessKeyId\":\"AKIATEST\",\"userName\":\"ada\"}}");
        String time = String.format(java.util.Locale.ROOT, "%02d:%02d", number / 60, number % 60);
        record.put("eventTime", "2026-03-10T" + time + ":00Z");
        record.put("eventSource", each.path("service").asText() + ".amazonaws.com");
        record.put("eventName", each.path("event").asText());
        record.put("eventID", "event-" + number).put("requestID", "R" + number);
        record.put("eventType", each.path("type").asText("AwsApiCall"));
        if (each.has("category")) {
            record.put("eventCategory", each.path("category").asText());
        }
        if (each.has("error")) {
            record.put("errorCode", each.path("error").asText());
        }
        Map<String, String> names =
                Map.of(
                        "rp", "requestParameters",
                        "re", "responseElements",
                        "sed", "serviceEventDetails",
                        "ui", "userIdentity",
                        "resources", "resources");
        new TreeMap<>(names)
                .forEach((name, path) -> {
                    if (each.has(name)) {
                        record.set(path, each.path(name).deepCopy());
                    }
                });
        if (record.path("requestParameters").path("bucketName").asText().equals("b")
                && record.path("requestParameters").has("key")) {
            ((ObjectNode) record.path("requestParameters")).put("bucketName", "b" + number);
        }
        return record;
    }

    private static CaseReader acquire(List<JsonNode> cases) throws IOException {
        Path logs = Files.createDirectories(folder.resolve("logs"));
        ArrayNode calls = JSON.createArrayNode();
        for (int i = 0; i < cases.size(); i++) {
            if (!cases.get(i).has("line")) {
                calls.add(call(cases.get(i), i));
            }
        }
        ObjectNode file = JSON.createObjectNode();
        file.set("Records", calls);
        Files.write(logs.resolve("trail.json"), JSON.writeValueAsBytes(file));
        Path root = folder.resolve("case");
        ScenarioCase.acquire(root, logs);
        return ScenarioCase.reader(root);
    }

    /// Edges a record should give: `from kind to`, in the words of nodes.
    private static List<String> wanted(JsonNode each, int number) {
        List<String> found = new ArrayList<>();
        for (JsonNode line : each.path("expect")) {
            String text = line.asText();
            if (REQUESTS.containsKey(text)) {
                found.add(String.format(java.util.Locale.ROOT, REQUESTS.get(text), own(number)));
            } else if (!text.matches(
                    "(access|source|encrypted|job|model|maybe|applies|setup|by) .*")) {
                found.add(edge(text, number));
            }
            jobs(text, each, found);
        }
        return found;
    }

    /// A job with what it was given, what is only mentioned and the model it applies.
    private static void jobs(String text, JsonNode each, List<String> into) {
        Matcher job = JOB.matcher(text);
        if (job.matches()) {
            into.add("credential:AKIATEST started " + job.group(1));
            places(job.group(2)).forEach(place -> into.add(place + " used " + job.group(1)));
            places(job.group(3)).forEach(place -> into.add(job.group(1) + " generated " + place));
        }
        for (JsonNode line : each.path("expect")) {
            Matcher whose = JOB.matcher(line.asText());
            if (whose.matches() && text.startsWith("maybe [")) {
                places(text.substring("maybe [".length(), text.length() - 1))
                        .forEach(place -> into.add(place + " used " + whose.group(1)));
            }
            if (whose.matches() && text.startsWith("applies ")) {
                String model = text.substring("applies ".length());
                into.add("model:111111111111:us-east-1:" + model + " used " + whose.group(1));
            }
        }
    }

    private static List<String> places(String text) {
        List<String> found = new ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(", ")) {
            String place = each.replaceFirst("^under s3://", "");
            if (each.startsWith("under ")) {
                boolean whole = place.matches("[^/]+/?");
                found.add(
                        whole
                                ? "bucket:s3://" + place.replace("/", "")
                                : "prefix:s3://" + place + '*');
            } else {
                found.add(each.replaceFirst("^object ", "key:"));
            }
        }
        return found;
    }

    private static String edge(String text, int number) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.replaceAll(word -> word.equals("caller") ? "credential:AKIATEST" : word);
        return String.join(" ", words)
                .replaceAll("under s3://([^ ]+)/( |$)", "prefix:s3://$1/*$2")
                .replaceAll("object s3://([^ ]+) (v\\d+)", "version:s3://$1@$2")
                .replaceAll("object s3://([^ ]+)", "key:s3://$1")
                .replace("s3://b/k", "s3://" + own(number));
    }

    @Test
    void everyRowGivesItsEdges() throws IOException {
        List<JsonNode> cases = cases();
        List<String> missing = new ArrayList<>();
        int asked = 0;
        try (CaseReader reader = acquire(cases)) {
            LineageSearch search =
                    new LineageSearch(
                            reader,
                            new LineageSearch.Tools(
                                    EventTable.builtIn(),
                                    Declared.NOTHING,
                                    BucketVersioning.Settings.NONE,
                                    WriteGaps.NOT_ASKED),
                            new CancelToken());
            for (int i = 0; i < cases.size(); i++) {
                // Lines of the access log have a test of their own.
                if (cases.get(i).has("line")) {
                    continue;
                }
                for (String wanted : wanted(cases.get(i), i)) {
                    asked++;
                    if (!told(search, wanted)) {
                        missing.add(cases.get(i).path("row").asInt() + " " + wanted);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(asked).isGreaterThan(90);
    }

    private static boolean told(LineageSearch search, String wanted) throws IOException {
        String[] words = wanted.split(" ");
        NodeId from = node(words[0]);
        NodeId to = node(words[words.length - 1]);
        NodeId asked = from.kind().role() == NodeKind.Role.ACTOR ? to : from;
        for (Edge edge : search.around(asked).edges()) {
            boolean same =
                    edge.from().equals(from)
                            && edge.to().equals(to)
                            && edge.kind().word().equals(words[1]);
            if (same) {
                return true;
            }
        }
        return false;
    }

    private static NodeId node(String text) {
        String[] parts = text.split(":", 2);
        return new NodeId(NodeKind.ofWord(parts[0]).orElseThrow(), parts[1]);
    }
}
