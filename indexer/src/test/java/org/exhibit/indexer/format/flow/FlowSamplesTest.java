package org.exhibit.indexer.format.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.line.CollectedRecords;
import org.exhibit.indexer.format.line.SampleFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

class FlowSamplesTest {
    private static final Map<String, String> NAMES =
            Map.of(
                    "status",
                    "log-status",
                    "interfaceId",
                    "interface-id",
                    "pktSrcAddr",
                    "pkt-srcaddr",
                    "pktDstAddr",
                    "pkt-dstaddr",
                    "srcAddr",
                    "srcaddr",
                    "dstAddr",
                    "dstaddr",
                    "srcPort",
                    "srcport",
                    "dstPort",
                    "dstport");

    private final FlowFormat format = new FlowFormat();

    @ParameterizedTest
    @CsvSource({
        "panther_compromised_root/vpc_flow.log, 6",
        "loki_lambda_promtail/vpcflowlog.log.gz, 3"
    })
    void readsEveryLineOfPublicLogs(String name, int events) throws IOException {
        byte[] content = SampleFiles.read(name);

        assertThat(format.recognise(content, name)).isPresent();
        CollectedRecords found = CollectedRecords.of(format, content);
        assertThat(found.rejected).isEmpty();
        assertThat(found.events).hasSize(events).allMatch(e -> e.parsed().warnings().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"otel_vpcflow.jsonl, 2", "vrl_vpcflow.jsonl, 32"})
    void readsWhatPeersRead(String suite, int cases) throws IOException {
        int read = 0;
        for (JsonNode test : SampleFiles.suite(suite)) {
            String input = test.get("input").asText();
            String layout = test.path("layout").asText("");
            String withHeader = layout.isEmpty() ? input : layout + "\n" + input;
            CollectedRecords headed = CollectedRecords.of(format, withHeader);
            CollectedRecords named =
                    CollectedRecords.of(
                            format,
                            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                            layout);
            assertThat(headed.events).as(withHeader).hasSize(1);
            assertThat(named.events.get(0).parsed()).isEqualTo(headed.events.get(0).parsed());
            assertThat(headed.events.get(0).parsed().warnings()).isEmpty();
            read++;
            for (Map.Entry<String, JsonNode> expected : test.get("expect").properties()) {
                if (!expected.getKey().equals("parse")) {
                    assertThat(value(headed.events.get(0).parsed(), expected.getKey()))
                            .as(expected + " of " + input)
                            .isEqualTo(
                                    expected.getValue().isNull()
                                            ? "null"
                                            : expected.getValue().asText());
                }
            }
        }
        assertThat(read).isEqualTo(cases);
    }

    private static String value(ParsedRecord record, String name) {
        String own =
                NAMES.getOrDefault(
                        name, name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
        RecordField field =
                record.fields().stream()
                        .filter(f -> f.path().equals(own))
                        .findFirst()
                        .orElseThrow();
        if (field.kind() == RecordField.Kind.NULL) {
            return "null";
        }
        return name.equals("start") || name.equals("end")
                ? Instant.ofEpochSecond(Long.parseLong(field.text()))
                        .toString()
                        .replace("Z", ".000Z")
                : field.text();
    }
}
