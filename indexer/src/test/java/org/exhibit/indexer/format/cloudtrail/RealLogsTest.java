package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.json.JacksonLeaves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class RealLogsTest {
    private final LogFormat format = new CloudTrailFormat();
    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "sans504_slice_2021-07-30T05, .json.gz, 337",
        "invictus_ir, .json, 954",
        "stratus_red_team, .json, 210",
        "panther_compromised_root, .json, 16",
        "loki_lambda_promtail, cloudtrail-log-file.json.gz, 2"
    })
    void everyRecordBecomesAnEvent(String folder, String ending, int records) throws IOException {
        int events = 0;
        for (Path file : Samples.files(folder, ending)) {
            byte[] content = Samples.content(file);
            assertThat(recognised(content, file.toString()))
                    .as(file.toString())
                    .contains(new Recognition.Log(format));
            Collected collected = Collected.of(content);
            assertThat(collected.rejected).as(file.toString()).isEmpty();
            assertThat(collected.broken).as(file.toString()).isEmpty();
            for (Collected.Event event : collected.events) {
                assertThat(event.parsed().warnings()).isEmpty();
                assertThat(event.parsed().event().time()).isNotNull();
                assertSameRecord(content, event);
            }
            events += collected.events.size();
        }
        assertThat(events).isEqualTo(records);
    }

    private void assertSameRecord(byte[] content, Collected.Event event) throws IOException {
        Collected.Place place = event.place();
        int from = (int) place.offset();
        byte[] raw = place.raw().getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Arrays.copyOfRange(content, from, from + raw.length)).isEqualTo(raw);
        RecordSpan span = new RecordSpan(raw, 0, raw.length, from, place.record(), null, null);
        assertThat(format.parse(span, event.layout())).isEqualTo(event.parsed());
        assertThat(JacksonLeaves.of(raw)).contains(event.parsed().fields());
    }

    @Test
    void theFieldsPeersReadAreReadAlike() throws IOException {
        Path suite = Samples.folder("suites").resolve("otel_cloudtrail.jsonl");
        int compared = 0;
        for (String line : Files.readAllLines(suite)) {
            JsonNode test = mapper.readTree(line);
            String input = test.get("input").asText();
            JsonNode expect = test.get("expect");
            if (expect.has("digestStartTime")) {
                assertThat(recognised(input.getBytes(StandardCharsets.UTF_8), "x.json"))
                        .contains(new Recognition.Reference("cloudtrail-digest"));
                continue;
            }
            compared += PeerSuite.compare(expect, Collected.of(input).only());
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void digestsKeysAndMetadataAreReferenceFiles() throws IOException {
        Path vectors = Samples.folder("digest_vectors").resolve("01_valid");
        assertThat(recognised(vectors.resolve("object_metadata.json")))
                .contains(new Recognition.Reference("s3-object-metadata"));
        assertThat(recognised(vectors.resolve("public_keys.json")))
                .contains(new Recognition.Reference("cloudtrail-public-keys"));
        List<Path> files;
        try (java.util.stream.Stream<Path> tree = Files.walk(vectors.resolve("bucket"))) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Recognition expected =
                    file.toString().contains("CloudTrail-Digest")
                            ? new Recognition.Reference("cloudtrail-digest")
                            : new Recognition.Log(format);
            assertThat(recognised(file)).as(file.toString()).contains(expected);
        }
    }

    @Test
    void otherSourcesAreLeftToOthersOrNamed() throws IOException {
        Path loki = Samples.folder("loki_lambda_promtail");
        for (String name :
                List.of(
                        "albaccesslog.log.gz",
                        "cloudfront.log.gz",
                        "nlbaccesslog.log.gz",
                        "vpcflowlog.log.gz",
                        "waflog.log.gz")) {
            assertThat(recognised(loki.resolve(name))).as(name).isEmpty();
        }
        assertThat(recognised(loki.resolve("eventbridge-s3-event.json")))
                .contains(
                        new Recognition.Unknown(
                                "an EventBridge event \"Object Created\", not a CloudTrail"
                                        + " record"));
        assertThat(recognised(loki.resolve("kinesis-event.json")))
                .containsInstanceOf(Recognition.Unknown.class);
        assertThat(recognised(Samples.folder("otrf").resolve("AWS_S3_HoneyBucketLogs.csv")))
                .contains(
                        new Recognition.Unknown(
                                "a CSV export of CloudTrail events, not the log itself"));
    }

    @Test
    void someActorsAreWhoTheyShouldBe() throws IOException {
        Path folder = Samples.folder("sans504_slice_2021-07-30T05");
        int services = 0;
        try (java.util.stream.Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".gz")).toList()) {
                for (Collected.Event event : Collected.of(Samples.content(file)).events) {
                    String type = event.parsed().event().text(EventField.ACTOR_TYPE);
                    services += "AWSService".equals(type) ? 1 : 0;
                }
            }
        }
        assertThat(services).isEqualTo(337);
    }

    private Optional<Recognition> recognised(Path file) throws IOException {
        return recognised(Samples.content(file), file.toString());
    }

    private Optional<Recognition> recognised(byte[] content, String name) {
        byte[] head = Arrays.copyOf(content, Math.min(content.length, LogFormat.HEAD_LENGTH));
        return format.recognise(head, name);
    }
}
