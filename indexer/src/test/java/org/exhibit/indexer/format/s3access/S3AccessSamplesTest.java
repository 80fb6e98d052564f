package org.exhibit.indexer.format.s3access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.line.CollectedRecords;
import org.exhibit.indexer.format.line.SampleFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class S3AccessSamplesTest {
    private final S3AccessFormat format = new S3AccessFormat();

    @ParameterizedTest
    @CsvSource({
        "s3access/kdgm_real_lines.log, 30",
        "sans504_slice_2021-07-30T05/derived_s3access/2021-07-30-05-59-07-CAC8527E5A32D7D4, 201",
        "panther_compromised_root/s3_access.log, 3",
    })
    void readsEveryLineOfPublicLogs(String name, int events) throws IOException {
        byte[] content = SampleFiles.read(name);

        assertThat(format.recognise(content, Path.of(name).getFileName().toString())).isPresent();
        CollectedRecords found = CollectedRecords.of(format, content);
        assertThat(found.rejected).isEmpty();
        assertThat(found.events).hasSize(events);
        // One line's tail was made up to hold "any other fields".
        assertThat(found.events)
                .filteredOn(e -> !e.parsed().warnings().isEmpty())
                .hasSizeLessThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kdgm_s3access.jsonl", "otel_s3access.jsonl"})
    void readsWhatPeersRead(String suite) throws IOException {
        int compared = 0;
        for (JsonNode test : SampleFiles.suite(suite)) {
            CollectedRecords found = CollectedRecords.of(format, test.get("input").asText());
            assertThat(found.events).as(test.get("input").asText()).hasSize(1);
            for (Map.Entry<String, JsonNode> expected : test.get("expect").properties()) {
                if (expected.getKey().equals("peerOutcome")
                        || expected.getKey().equals("trailing")) {
                    continue;
                }
                compared++;
                JsonNode value = expected.getValue();
                assertThat(value(found.events.get(0).parsed(), expected.getKey()))
                        .as(expected + " of " + test.get("input").asText())
                        .isEqualTo(value.isNull() ? "null" : value.asText());
            }
        }
        assertThat(compared).isGreaterThan(40);
    }

    private static String value(ParsedRecord record, String name) {
        if (name.equals("time")) {
            return String.valueOf(record.event().time()).replace("Z", ".000Z");
        }
        if (name.equals("httpMethod")) {
            String uri = value(record, "requestUri");
            return uri.equals("null") ? uri : uri.substring(0, uri.indexOf(' '));
        }
        RecordField field =
                record.fields().stream()
                        .filter(f -> f.path().equals(name))
                        .findFirst()
                        .orElseThrow();
        return field.kind() == RecordField.Kind.NULL ? "null" : field.text();
    }
}
