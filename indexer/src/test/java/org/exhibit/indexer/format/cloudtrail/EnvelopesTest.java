package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.LogFormat;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.RecordSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

class EnvelopesTest {
    private static final String BRIDGE =
            "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"AWS API Call via"
                    + " CloudTrail\",\"source\":\"aws.s3\","
                    + "\"eventName\":\"outer\",\"resources\":[\"arn:1\"],\"detail\":"
                    + Trail.GET
                    + "}";
    private static final String LOOKED_UP =
            "{\"EventId\":\"e-1\",\"ReadOnly\":\"true\",\"Resources\":[{\"ResourceName\":\"b\"}],\"CloudTrailEvent\":"
                    + Trail.quoted(Trail.GET)
                    + ",\"Username\":\"R\"}";
    private static final String LOG_EVENT =
            "{\"id\":\"1\",\"timestamp\":1767323045000,\"message\":"
                    + Trail.quoted(Trail.GET)
                    + "}";

    /// A stream, and how each of its records is delivered.
    record Case(String stream, Envelope envelope, int records, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String get = Trail.GET;
        return Stream.of(
                new Case("{\"Records\":[" + get + "," + get + "]}", Envelope.NONE, 2, "log file"),
                new Case(
                        "\uFEFF{\"Records\":[" + get + "]}\r\n",
                        Envelope.NONE,
                        1,
                        "byte order mark"),
                new Case(
                        "{\"x\":{\"Records\":[1]},\"y\":\"[\",\"Records\": [ "
                                + get
                                + " ] ,\"z\":[{}]}",
                        Envelope.NONE,
                        1,
                        "Records not first"),
                new Case("{\"Records\":[]}", Envelope.NONE, 0, "empty log file"),
                new Case(
                        "{\"Records\":[" + get + "]}\n{\"Records\":[" + get + "]}",
                        Envelope.NONE,
                        2,
                        "log files joined"),
                new Case(" [\n" + get + ",\n" + get + "\n]\n", Envelope.NONE, 2, "bare list"),
                new Case(get + "\n\n" + get + "\r\n" + get, Envelope.NONE, 3, "lines"),
                new Case(get + get + get, Envelope.NONE, 3, "objects without delimiter"),
                new Case(get.replace(",\"", " ,\n\t \""), Envelope.NONE, 1, "one printed nicely"),
                new Case(
                        "{\"Events\":[" + LOOKED_UP + "],\"NextToken\":\"t\"}",
                        Envelope.LOOKUP_EVENTS,
                        1,
                        "LookupEvents"),
                new Case(
                        "[" + LOOKED_UP + "," + LOOKED_UP + "]",
                        Envelope.LOOKUP_EVENTS,
                        2,
                        "looked-up list"),
                new Case(
                        LOOKED_UP + "\n" + LOOKED_UP, Envelope.LOOKUP_EVENTS, 2, "looked-up lines"),
                new Case(BRIDGE, Envelope.EVENTBRIDGE, 1, "EventBridge"),
                new Case(BRIDGE + "\n" + BRIDGE, Envelope.EVENTBRIDGE, 2, "EventBridge lines"),
                new Case(
                        "[" + BRIDGE + "," + BRIDGE + "]",
                        Envelope.EVENTBRIDGE,
                        2,
                        "EventBridge list"),
                new Case(
                        "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logEvents\":["
                                + LOG_EVENT
                                + "]}{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"CWL"
                                + " CONTROL MESSAGE: Checking health of destination Firehose.\"}]}"
                                + "{\"messageType\":\"DATA_MESSAGE\",\"logEvents\":["
                                + LOG_EVENT
                                + "]}",
                        Envelope.CLOUDWATCH,
                        2,
                        "CloudWatch subscription"),
                new Case(
                        "{\"events\":[" + LOG_EVENT + "],\"searchedLogStreams\":[]}",
                        Envelope.CLOUDWATCH,
                        1,
                        "CloudWatch query"),
                new Case(LOG_EVENT + "\n" + LOG_EVENT, Envelope.CLOUDWATCH, 2, "CloudWatch lines"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyWrapperHoldsTheSameRecord(Case stream) throws IOException {
        byte[] bytes = stream.stream().getBytes(StandardCharsets.UTF_8);
        LogFormat format = new CloudTrailFormat();
        assertThat(format.recognise(bytes, "any")).contains(new Recognition.Log(format));
        Collected collected = Collected.of(bytes);
        assertThat(collected.rejected).isEmpty();
        assertThat(collected.broken).isEmpty();
        assertThat(collected.events).hasSize(stream.records());
        long ordinal = 0;
        for (Collected.Event event : collected.events) {
            Envelope envelope = stream.envelope();
            Collected.Place place = event.place();
            RecordPath payload = envelope.payload();
            boolean text = envelope == Envelope.CLOUDWATCH || envelope == Envelope.LOOKUP_EVENTS;
            byte[] raw = place.raw().getBytes(StandardCharsets.ISO_8859_1);
            assertThat(place)
                    .isEqualTo(
                            new Collected.Place(
                                    new String(
                                            bytes,
                                            (int) place.offset(),
                                            raw.length,
                                            StandardCharsets.ISO_8859_1),
                                    place.offset(),
                                    ++ordinal,
                                    payload == null ? null : payload.pointer(),
                                    text ? "json-string" : null));
            assertThat(event.layout()).isEqualTo(envelope.layout());
            assertThat(event.parsed().delivery()).isEqualTo(envelope.delivery());
            assertThat(event.parsed().event()).isEqualTo(Collected.of(Trail.GET).only().event());
            assertThat(event.parsed().warnings()).isEmpty();
            RecordSpan span =
                    new RecordSpan(
                            raw,
                            0,
                            raw.length,
                            place.offset(),
                            ordinal,
                            place.payload(),
                            place.decode());
            assertThat(format.parse(span, event.layout())).isEqualTo(event.parsed());
            assertThat(CanonicalRecord.digest(raw, place.payload(), place.decode()))
                    .isEqualTo(
                            CanonicalRecord.digest(
                                    Trail.GET.getBytes(StandardCharsets.UTF_8), null, null));
        }
    }

    @Test
    void theEnvelopesOwnFieldsFollowTheRecordsWhereTheyDoNotCollide() throws IOException {
        List<RecordField> expected = new ArrayList<>(Collected.of(Trail.GET).only().fields());
        expected.add(RecordField.text("version", "0"));
        expected.add(RecordField.text("id", "x"));
        expected.add(RecordField.text("detail-type", "AWS API Call via CloudTrail"));
        expected.add(RecordField.text("source", "aws.s3"));
        expected.add(RecordField.text("resources", "arn:1"));
        assertThat(Collected.of(BRIDGE).only().fields()).isEqualTo(expected);
    }

    @Test
    void oneRecordThroughSeveralWaysNamesEach() {
        assertThat(Stream.of(Envelope.values()).map(Envelope::delivery))
                .containsExactly(
                        Delivery.LOG_FILE,
                        Delivery.CLOUDWATCH,
                        Delivery.EVENTBRIDGE,
                        Delivery.LOOKUP_EVENTS);
    }

    @Test
    void base64PayloadsAreHandedOutAsMembers() throws IOException {
        String data =
                Base64.getEncoder().encodeToString("payload".getBytes(StandardCharsets.UTF_8));
        Collected lambda = Collected.of("{\"awslogs\":{\"data\":\"" + data + "\"}}");
        assertThat(lambda.nested).containsExactly(new Collected.Nested("/awslogs/data", "payload"));
        Collected kinesis =
                Collected.of(
                        "{\"Records\":[{\"kinesis\":{\"data\":\""
                                + data
                                + "\"},\"eventSource\":\"aws:kinesis\"},"
                                + "{\"kinesis\":{\"data\":\"%\"},\"eventSource\":\"aws:kinesis\"}]}");
        assertThat(kinesis.nested)
                .containsExactly(new Collected.Nested("/kinesis/data", "payload"));
        assertThat(kinesis.reasons()).containsExactly("kinesis.data is no base64");
        assertThat(kinesis.events).isEmpty();
    }

    @Test
    void whatIsNoCloudTrailRecordInsideAWrapperIsRejectedWithAReason() throws IOException {
        Collected collected =
                Collected.of(
                        "{\"logEvents\":["
                                + LOG_EVENT
                                + ",{\"id\":\"2\",\"message\":\"2 123456789010 eni-1 10.0.0.1\"}"
                                + ",{\"id\":\"3\",\"message\":\"{}\"},{\"id\":\"4\",\"message\":7}]}{\"detail-type\":\"Object"
                                + " Created\",\"detail\":{\"bucket\":{\"name\":\"b\"}}}"
                                + "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\"},{},{\"a\":1},7]}");
        assertThat(collected.events).hasSize(1);
        assertThat(collected.reasons())
                .containsExactly(
                        "CloudWatch Logs event whose message is no CloudTrail record: no object",
                        "CloudWatch Logs event whose message is no CloudTrail record: it has none"
                                + " of a record's usual names",
                        "CloudWatch Logs event whose message is neither a text nor an object",
                        "EventBridge event whose detail is no CloudTrail record: it has none of a"
                                + " record's usual names",
                        "a notification of aws:s3, no CloudTrail record",
                        "no CloudTrail record: it has none of a record's usual names",
                        "no CloudTrail record: it has none of a record's usual names",
                        "no JSON object");
        assertThat(collected.broken).isEmpty();
    }
}
