package org.exhibit.indexer.provenance.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Every row of the event table against a record of its kind, acquired and read again as evidence
/// is.
class EventTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventTable TABLE = EventTable.builtIn();
    private static final TableReading READING = new TableReading(TABLE);

    @TempDir static Path folder;
    private static final List<JsonNode> CASES = new ArrayList<>();
    private static final Map<String, CaseRecord> RECORDS = new HashMap<>();

    @BeforeAll
    static void acquire() throws Exception {
        try (InputStream in = EventTableTest.class.getResourceAsStream("records.json")) {
            JSON.readTree(in).forEach(CASES::add);
        }
        write(folder.resolve("logs"));
        Path root = folder.resolve("case");
        ScenarioCase.acquire(root, folder.resolve("logs"));
        try (CaseReader reader = ScenarioCase.reader(root);
                Rows rows = reader.events().rows(Search.of(new Query.All()))) {
            List<StoredEvent> events = rows.page(0, 1_000);
            for (StoredEvent event : events) {
                CaseRecord record =
                        new CaseRecord(event, new RecordFields(reader.reparse(event).fields()));
                RECORDS.put(record.text(EventField.REQUEST_ID), record);
            }
        }
    }

    private static void write(Path logs) throws IOException {
        Files.createDirectories(logs);
        ArrayNode calls = JSON.createArrayNode();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CASES.size(); i++) {
            JsonNode each = CASES.get(i);
            if (each.has("line")) {
                lines.append(line(each.path("line").asText(), i));
            } else {
                calls.add(call(each, i));
            }
        }
        ObjectNode file = JSON.createObjectNode();
        file.set("Records", calls);
        Files.write(logs.resolve("trail.json"), JSON.writeValueAsBytes(file));
        Files.writeString(logs.resolve("access"), lines, StandardCharsets.UTF_8);
    }

    private static String line(String operation, int number) {
        return "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be b"
                + " [10/Mar/2026:09:00:00 +0000] 192.0.2.3"
                + " arn:aws:iam::111111111111:user/ada R"
                + number
                + ' '
                + operation
                + " k \"GET /k HTTP/1.1\" 200 - 113 113 7 - \"-\" \"tool\" - h= SigV4 - AuthHeader"
                + " b.s3.amazonaws.com TLSv1.2 - -\n";
    }

    private static ObjectNode call(JsonNode each, int number) throws IOException {
        ObjectNode record =
                (ObjectNode)
                        JSON.readTree(
                                "{\"eventVersion\":\"1.09\",\"awsRegion\":\"us-east-1\","
                                        + "\"eventTime\":\"2026-03-10T09:00:00Z\","
                                        + "\"recipientAccountId\":\"111111111111\","
                                        + "\"sourceIPAddress\":\"192.0.2.3\","
                                        + "\"userIdentity\":{\"type\":\"IAMUser\","
                                        + "\"principalId\":\"AIDATEST\","
                                        + "\"arn\":\"arn:aws:iam::111111111111:user/ada\","
                                        + "\"accountId\":\"111111111111\","
                                        + "\"accessKeyId\":\"AKIATEST\",\"userName\":\"ada\"}}");
        record.put("eventSource", each.path("service").asText() + ".amazonaws.com");
        record.put("eventName", each.path("event").asText());
        record.put("eventID", "event-" + number);
        record.put("requestID", "R" + number);
        record.put("eventType", each.path("type").asText("AwsApiCall"));
        if (each.has("category")) {
            record.put("eventCategory", each.path("category").asText());
        }
        if (each.has("error")) {
            record.put("errorCode", each.path("error").asText());
        }
        copy(each, "rp", record, "requestParameters");
        copy(each, "re", record, "responseElements");
        copy(each, "sed", record, "serviceEventDetails");
        copy(each, "ui", record, "userIdentity");
        copy(each, "resources", record, "resources");
        return record;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String path) {
        if (from.has(name)) {
            to.set(path, from.path(name));
        }
    }

    private static String text(TableReading.Setup setup) {
        List<String> words = new ArrayList<>(List.of("setup", setup.node().id().toString()));
        words.add(setup.role() == null ? "" : "role " + setup.role());
        words.add(setup.inputs().isEmpty() ? "" : "in " + all(setup.inputs()));
        words.add(setup.outputs().isEmpty() ? "" : "out " + all(setup.outputs()));
        words.add(setup.maybe().isEmpty() ? "" : "maybe " + all(setup.maybe()));
        words.add(setup.inputsOf().isEmpty() ? "" : "from " + all(setup.inputsOf()));
        words.add(setup.outputsOf().isEmpty() ? "" : "to " + all(setup.outputsOf()));
        words.add(setup.overrides() == null ? "" : "overrides " + setup.overrides());
        words.add(setup.cleared() ? "cleared" : "");
        words.removeIf(String::isEmpty);
        return String.join(" ", words);
    }

    private static List<String> all(List<? extends Place> places) {
        return places.stream().map(EventTableTest::text).toList();
    }

    private static List<String> told(CaseRecord record) {
        List<String> told = new ArrayList<>();
        TABLE.access(record.event()).ifPresent(kind -> told.add("access " + kind.word()));
        Place.ObjectAt source = READING.source(record);
        if (source != null) {
            String version = source.version() == null ? "-" : source.version();
            told.add("source s3://" + source.bucket() + '/' + source.key() + ' ' + version);
        }
        S3Place encrypted = READING.encrypted(record);
        if (encrypted != null) {
            told.add("encrypted s3://" + encrypted.bucket() + '/' + encrypted.key());
        }
        for (TableReading.NamedEdge edge : READING.edges(record)) {
            told.add(text(edge.from()) + ' ' + edge.kind().word() + ' ' + text(edge.to()));
        }
        for (TableReading.Job job : READING.jobs(record)) {
            told.add(
                    "job "
                            + job.node().id()
                            + " role "
                            + (job.role() == null ? "-" : job.role())
                            + " in "
                            + job.inputs().stream().map(EventTableTest::text).toList()
                            + " out "
                            + job.outputs().stream().map(EventTableTest::text).toList());
            if (!job.maybe().isEmpty()) {
                told.add("maybe " + job.maybe().stream().map(EventTableTest::text).toList());
            }
            job.maybeOutputs()
                    .forEach(output -> told.add(job.node().id() + " exported " + text(output)));
            if (job.model() != null) {
                told.add("applies " + job.model());
            }
            if (!job.setups().isEmpty()) {
                told.add("by " + job.setups().stream().map(EventTableTest::text).toList());
            }
        }
        for (TableReading.Setup setup : READING.setups(record)) {
            told.add(text(setup));
        }
        for (TableReading.Job model : READING.models(record)) {
            told.add("model " + model.node().id() + " role " + model.role());
        }
        return told;
    }

    private static String text(Place place) {
        return switch (place) {
            case Place.ObjectAt(String bucket, String key, String version) ->
                    "object s3://" + bucket + '/' + key + (version == null ? "" : ' ' + version);
            case Place.Under(String bucket, String prefix) -> "under s3://" + bucket + '/' + prefix;
            case Place.Thing(org.exhibit.indexer.provenance.graph.NodeId id, String label) ->
                    id.toString();
            case Place.Caller() -> "caller";
        };
    }

    @Test
    void everyRecordTellsWhatItsRowSays() {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < CASES.size(); i++) {
            JsonNode each = CASES.get(i);
            String name = each.path("row").asInt() + " " + each.path("event").asText("line") + " ";
            List<String> lines = new ArrayList<>();
            each.path("expect").forEach(line -> lines.add(line.asText()));
            CaseRecord record = RECORDS.get("R" + i);
            assertThat(record).as(name).isNotNull();
            expected.add(name + lines.stream().sorted().toList());
            actual.add(name + told(record).stream().sorted().toList());
        }
        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void everyRowHasARecord() {
        TreeSet<Integer> rows = new TreeSet<>();
        TABLE.rows().forEach(row -> rows.add(row.row()));
        TreeSet<Integer> tried = new TreeSet<>();
        CASES.forEach(each -> tried.add(each.path("row").asInt()));
        assertThat(tried).isEqualTo(rows).hasSize(73);
    }

    @Test
    void aTableThatCannotBeUnderstoodIsRefusedByRow() throws IOException {
        Path file = folder.resolve("table.json");
        Files.writeString(
                file,
                "{\"schema\":\"exhibit-event-table/1\",\"rows\":[{\"row\":9,\"service\":\"s3\","
                        + "\"actions\":[\"X\"],\"edges\":[[\"flew-to\",\"caller\",\"caller\"]]}]}");
        assertThatThrownBy(() -> EventTable.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("row 9: no edge flew-to");
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> EventTable.read(file)).hasMessageContaining("no event table");
    }
}
