package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.Citation;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.format.RecordField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

class EventJsonTest {
    private static final Digest ITEM = Digest.of(new byte[] {1});
    private static final Digest ENTRY = Digest.of(new byte[] {2});
    private static final String ID = "00112233445566778899aabbccddeeff";
    private static final Origin PLAIN =
            new Origin(ITEM, "logs/a.gz", List.of(), 41, 1_000, 250, null, null);

    @Test
    void writesEveryNameInItsPlaceAndLeavesOutWhatIsAbsent() {
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.TIME, Instant.parse("2026-03-10T09:00:05Z").toEpochMilli())
                        .set(EventField.ACTION, "GetObject")
                        .set(EventField.ACTOR_ARN, "arn:aws:iam::111122223333:user/ann")
                        .setNull(EventField.ACTOR_NAME)
                        .set(EventField.IP, "2001:db8::1")
                        .set(EventField.STATUS, 200)
                        .setNull(EventField.ERROR)
                        .set(EventField.BYTES_OUT, 9_007_199_254_740_993L)
                        .set(EventField.PRECISION, "second")
                        .build();

        assertThat(line(event, PLAIN, null, null))
                .isEqualTo(
                        "{\"schema\":\"exhibit/event/1\",\"id\":\""
                                + ID
                                + "\",\"time\":\"2026-03-10T09:00:05.000Z\",\"source\":\"cloudtrail\",\"action\":\"GetObject\","
                                + "\"actor\":{\"arn\":\"arn:aws:iam::111122223333:user/ann\",\"name\":null},"
                                + "\"ip\":\"2001:db8::1\",\"status\":200,\"error\":null,\"bytesOut\":9007199254740993,"
                                + "\"precision\":\"second\",\"origin\":{\"evidence\":\""
                                + ITEM.hex()
                                + "\",\"file\":\"logs/a.gz\",\"member\":[],\"record\":41,\"offset\":1000,\"length\":250},"
                                + "\"citation\":\""
                                + Citation.of(2, PLAIN)
                                + "\"}");
    }

    @Test
    void writesMemberStepsPayloadAndDuplicate() throws IOException {
        MemberStep zip =
                new MemberStep(MemberStep.Kind.ZIP, "caf\uFFFD.log", "Y2Fm6S5sb2c=", 3, ENTRY);
        MemberStep inner = new MemberStep(MemberStep.Kind.BASE64_GZIP, "awslogs.data", "", 0, ITEM);
        Origin origin =
                new Origin(
                        ITEM,
                        "a.zip",
                        List.of(zip, inner),
                        1,
                        0,
                        9,
                        "/CloudTrailEvent",
                        "json-string");

        String text =
                EventJson.line(
                        new StoredEvent(
                                ID,
                                bare(),
                                origin,
                                Citation.of(2, origin),
                                "records",
                                "ffeeddccbbaa99887766554433221100"),
                        null);

        assertThat(new ObjectMapper().readTree(text).get("origin").toString())
                .isEqualTo(
                        "{\"evidence\":\""
                                + ITEM.hex()
                                + "\",\"file\":\"a.zip\",\"member\":["
                                + "{\"kind\":\"zip\",\"name\":\"caf\uFFFD.log\",\"nameBase64\":\"Y2Fm6S5sb2c=\",\"ordinal\":3,\"sha256\":\""
                                + ENTRY.hex()
                                + "\"},{\"kind\":\"base64-gzip\",\"name\":\"awslogs.data\",\"ordinal\":0,\"sha256\":\""
                                + ITEM.hex()
                                + "\"}],\"record\":1,\"offset\":0,\"length\":9,"
                                + "\"payload\":\"/CloudTrailEvent\",\"decode\":\"json-string\"}");
        assertThat(text).endsWith(",\"duplicateOf\":\"ffeeddccbbaa99887766554433221100\"}");
    }

    @Test
    void writesExactRawAsTextOnlyWhereItIsText() {
        assertThat(
                        line(
                                bare(),
                                PLAIN,
                                content(
                                        "{\"a\":\t\"é\"}".getBytes(StandardCharsets.UTF_8),
                                        true,
                                        false),
                                null))
                .endsWith(",\"raw\":\"{\\\"a\\\":\\t\\\"é\\\"}\"}");
        assertThat(
                        line(
                                bare(),
                                PLAIN,
                                content(new byte[] {'a', (byte) 0xE9, 'b'}, true, false),
                                null))
                .endsWith(",\"rawBase64\":\"Yeli\"}");
    }

    @Test
    void printsACloudTrailRecordItselfAsItsFields() {
        String record =
                "{ \"b\": 1.50,\n"
                    + " \"a\": [1, {\"x\": null}], \"big\": 123456789012345678901234567890, \"e\":"
                    + " {} }";
        assertThat(
                        line(
                                bare(),
                                PLAIN,
                                content(record.getBytes(StandardCharsets.UTF_8), false, true),
                                null))
                .endsWith(
                        ",\"fields\":{\"b\":1.50,\"a\":[1,{\"x\":null}],\"big\":123456789012345678901234567890,\"e\":{}}}");
    }

    @Test
    void takesTheRecordOutOfItsEnvelope() {
        String lookup =
                "{\"EventId\":\"1\",\"CloudTrailEvent\":\"{\\\"eventName\\\":\\\"A\\\",\\\"n\\\":1.0}\"}";
        Origin asString =
                new Origin(ITEM, "a", List.of(), 1, 0, 9, "/CloudTrailEvent", "json-string");
        assertThat(
                        line(
                                bare(),
                                asString,
                                content(lookup.getBytes(StandardCharsets.UTF_8), false, true),
                                null))
                .endsWith(",\"fields\":{\"eventName\":\"A\",\"n\":1.0}}");

        String bridge =
                "{\"detail-type\":\"x\",\"detail\":{\"eventName\":\"B\",\"n\":1.0,\"o\":{\"p\":{}}},\"z\":1}";
        Origin asObject = new Origin(ITEM, "a", List.of(), 1, 0, 9, "/detail", null);
        assertThat(
                        line(
                                bare(),
                                asObject,
                                content(bridge.getBytes(StandardCharsets.UTF_8), false, true),
                                null))
                .endsWith(",\"fields\":{\"eventName\":\"B\",\"n\":1.0,\"o\":{\"p\":{}}}}");
    }

    @Test
    void printsALineAsFlatFieldsWithTheValuesAsWritten() {
        LogEvent event = LogEvent.builder(SourceKind.S3_ACCESS).build();
        List<RecordField> fields =
                List.of(
                        RecordField.text("bucketOwner", "abc"),
                        RecordField.number("httpStatus", "200"),
                        RecordField.nullValue("errorCode"));
        assertThat(line(event, PLAIN, new RecordContent(new byte[0], fields, false, true), null))
                .endsWith(
                        ",\"fields\":{\"bucketOwner\":\"abc\",\"httpStatus\":\"200\",\"errorCode\":null}}");
    }

    @Test
    void survivesHalfASurrogatePair() throws IOException {
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL).set(EventField.KEY, "a\ud83d\"é\n").build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String record = "{\"k\":\"v\\ude00\"}";
        try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
            RecordContent content = content(record.getBytes(StandardCharsets.UTF_8), false, true);
            EventJson.write(
                    out,
                    new StoredEvent(ID, event, PLAIN, Citation.of(1, PLAIN), "records", null),
                    content);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("\"key\":\"a\\ud83d\\u0022\\u00e9\\u000a\"");
        assertThat(text).endsWith(",\"fields\":{\"k\":\"v\\ude00\"}}");
        assertThat(new ObjectMapper().readTree(text).get("key").textValue())
                .isEqualTo("a\ud83d\"é\n");
    }

    @Test
    void isTheSameInEveryLocaleAndZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.TIME, 1_773_133_200_001L)
                        .build();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
            assertThat(line(event, PLAIN, null, null))
                    .contains("\"time\":\"2026-03-10T09:00:00.001Z\"");
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private static LogEvent bare() {
        return LogEvent.builder(SourceKind.CLOUDTRAIL).build();
    }

    private static RecordContent content(byte[] raw, boolean printRaw, boolean printFields) {
        return new RecordContent(raw, List.of(), printRaw, printFields);
    }

    private static String line(
            LogEvent event,
            Origin origin,
            @Nullable RecordContent content,
            @Nullable String duplicateOf) {
        return EventJson.line(
                new StoredEvent(ID, event, origin, Citation.of(2, origin), "records", duplicateOf),
                content);
    }
}
