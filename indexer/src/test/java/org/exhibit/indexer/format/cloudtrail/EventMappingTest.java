package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.Repeat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

class EventMappingTest {

    private static LogEvent event(String json) throws IOException {
        return Collected.of(json).only().event();
    }

    private static LogEvent.Builder builder() {
        return LogEvent.builder(SourceKind.CLOUDTRAIL);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    @Test
    void anObjectsDownloadHasEveryNamedField() throws IOException {
        assertThat(event(Trail.GET))
                .isEqualTo(
                        builder()
                                .set(EventField.TIME, millis("2026-01-02T03:04:05Z"))
                                .set(EventField.PRECISION, "second")
                                .set(EventField.CATEGORY, "Data")
                                .set(EventField.ACTION, "GetObject")
                                .set(EventField.SERVICE, "s3.amazonaws.com")
                                .set(EventField.ACCOUNT, "444455556666")
                                .set(EventField.REGION, "us-east-1")
                                .set(EventField.ACTOR_TYPE, "AssumedRole")
                                .set(
                                        EventField.ACTOR_ARN,
                                        "arn:aws:sts::111122223333:assumed-role/R/sess")
                                .set(EventField.ACTOR_NAME, "R")
                                .set(EventField.ACTOR_ACCOUNT, "111122223333")
                                .set(EventField.ACTOR_SESSION, "sess")
                                .set(EventField.ACTOR_ACCESS_KEY, "ASIAEXAMPLE")
                                .set(EventField.ACTOR_ISSUER, "arn:aws:iam::111122223333:role/R")
                                .set(EventField.IP, "192.0.2.9")
                                .set(EventField.USER_AGENT, "[aws-cli/2.0]")
                                .set(EventField.BUCKET, "b")
                                .set(EventField.KEY, "a/k 1.txt")
                                .set(EventField.VERSION, "v1")
                                .set(EventField.OBJECT, "s3://b/a/k 1.txt")
                                .set(EventField.REQUEST_ID, "MB8NVKR3FVMSSRM9")
                                .set(EventField.EVENT_ID, "e-1")
                                .set(EventField.HOST_ID, "HOST=")
                                .set(EventField.BYTES_IN, 0)
                                .set(EventField.BYTES_OUT, 89)
                                .build());
    }

    @Test
    void aRecordIsItsEventItsFieldsAndHowItRepeats() throws IOException {
        String json =
                "{\"eventName\":\"N\",\"eventID\":\"\",\"errorCode\":null,\"x\":[1.50,{}],\"readOnly\":true}";
        assertThat(Collected.of(json).only())
                .isEqualTo(
                        new ParsedRecord(
                                builder()
                                        .set(EventField.ACTION, "N")
                                        .set(EventField.EVENT_ID, "")
                                        .setNull(EventField.ERROR)
                                        .build(),
                                List.of(
                                        RecordField.text("eventName", "N"),
                                        RecordField.text("eventID", ""),
                                        RecordField.nullValue("errorCode"),
                                        RecordField.number("x", "1.50"),
                                        new RecordField("x", "", RecordField.Kind.EMPTY),
                                        new RecordField(
                                                "readOnly", "true", RecordField.Kind.BOOLEAN)),
                                new Repeat.ByContent(),
                                Delivery.LOG_FILE,
                                List.of()));
        assertThat(Collected.of(Trail.GET).only().repeat()).isEqualTo(new Repeat.ByEventId("e-1"));
    }

    @Test
    void anAggregatedEventHasAWindowAndItsOwnSpelling() throws IOException {
        assertThat(
                        event(
                                """
                                {"eventVersion":"1.0","accountId":"111122223333","eventId":"agg-1",\
                                "eventCategory":"Aggregated","eventType":"AwsAggregatedEvent",\
                                "awsRegion":"us-east-1","eventSource":"s3.amazonaws.com","timeWindow":\
                                {"windowStart":"2026-01-02T03:00:00Z","windowEnd":"2026-01-02T03:05:00.250Z",\
                                "windowSize":"PT5M"},"summary":{"details":[]}}\
                                """))
                .isEqualTo(
                        builder()
                                .set(EventField.TIME, millis("2026-01-02T03:00:00Z"))
                                .set(EventField.END, millis("2026-01-02T03:05:00.250Z"))
                                .set(EventField.PRECISION, "second")
                                .set(EventField.CATEGORY, "Aggregated")
                                .set(EventField.SERVICE, "s3.amazonaws.com")
                                .set(EventField.ACCOUNT, "111122223333")
                                .set(EventField.REGION, "us-east-1")
                                .set(EventField.EVENT_ID, "agg-1")
                                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"eventCategory\":\"Insight\",\"managementEvent\":true | Insight",
                "\"managementEvent\":true | Management",
                "\"managementEvent\":false | Data",
                "\"eventType\":\"AwsVpceEvents\" | NetworkActivity",
                "\"eventType\":\"AwsVpceEvent\" | NetworkActivity",
                "\"eventType\":\"AwsCloudTrailInsight\" | Insight",
                "\"eventType\":\"AwsApiCall\" | ",
            })
    void theCategoryIsDerivedOnlyWhereTheRecordHasNone(String members, String category)
            throws IOException {
        assertThat(event("{\"eventName\":\"N\"," + members + "}").text(EventField.CATEGORY))
                .isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\":\"IAMUser\",\"userName\":\"al\",\"invokedBy\":\"x\" | al |",
                "\"type\":\"AWSService\",\"invokedBy\":\"ec2.amazonaws.com\" | ec2.amazonaws.com |",
                "\"accountId\":\"1\",\"invokedBy\":\"AWS Internal\" | AWS Internal |",
                "\"type\":\"AWSAccount\",\"invokedBy\":\"x\" | |",
                "\"type\":\"AssumedRole\",\"arn\":\"arn:aws:sts::1:assumed-role/p/R/s@x\" | | s@x",
                "\"type\":\"AssumedRole\",\"principalId\":\"AROA1:i-0a\" | | i-0a",
                "\"type\":\"FederatedUser\",\"principalId\":\"111122223333:Bob\" | | Bob",
                "\"type\":\"SAMLUser\",\"principalId\":\"Q:al\",\"userName\":\"al\" | al |",
                "\"type\":\"IAMUser\",\"principalId\":\"AIDA1\" | |",
            })
    void theActorHasItsNameAndSession(String identity, String name, String session)
            throws IOException {
        LogEvent event = event("{\"eventName\":\"N\",\"userIdentity\":{" + identity + "}}");
        assertThat(event.text(EventField.ACTOR_NAME)).isEqualTo(name);
        assertThat(event.text(EventField.ACTOR_SESSION)).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3.amazonaws.com | \"bucketName\":\"b\" | b | | s3://b",
                "s3express.amazonaws.com | \"bucketName\":\"b\",\"key\":\"k\" | b | k | s3://b/k",
                "s3.amazonaws.com | \"bucketName\":[\"b\",\"c\"],\"key\":\"\" | b | '' | s3://b",
                "dynamodb.amazonaws.com | \"key\":{\"id\":{\"S\":\"1\"}} | | | arn:r",
                "kms.amazonaws.com | \"key\":\"k\" | | | arn:r",
                "s3.amazonaws.com | \"bucket\":\"b\" | | | arn:r",
            })
    void theObjectIsWhatWasActedOn(
            String source, String parameters, String bucket, String key, String object)
            throws IOException {
        ParsedRecord record =
                Collected.of(
                                "{\"eventSource\":\""
                                        + source
                                        + "\",\"requestParameters\":{"
                                        + parameters
                                        + "},\"resources\":[{\"ARN\":\"arn:r\"},{\"ARN\":\"arn:s\"}]}")
                        .only();
        assertThat(record.warnings()).isEmpty();
        assertThat(record.event().text(EventField.BUCKET)).isEqualTo(bucket);
        assertThat(record.event().text(EventField.KEY)).isEqualTo(key);
        assertThat(record.event().text(EventField.OBJECT)).isEqualTo(object);
    }

    @Test
    void theAccountIsTheRecipientsElseTheCallers() throws IOException {
        assertThat(event("{\"eventName\":\"N\",\"userIdentity\":{\"accountId\":\"1\"}}"))
                .isEqualTo(
                        builder()
                                .set(EventField.ACTION, "N")
                                .set(EventField.ACCOUNT, "1")
                                .set(EventField.ACTOR_ACCOUNT, "1")
                                .build());
        assertThat(event("{\"eventName\":\"N\",\"recipientAccountId\":null}"))
                .isEqualTo(
                        builder().set(EventField.ACTION, "N").setNull(EventField.ACCOUNT).build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"eventTime\":\"yesterday\" | eventTime \"yesterday\" is no time in ISO 8601",
                "\"eventTime\":1767323045 | eventTime \"1767323045\" is no time in ISO 8601",
                "\"eventTime\":{\"a\":1} | eventTime holds no time",
                "\"awsRegion\":{\"a\":1} | awsRegion holds an object where a text belongs",
                "\"userAgent\":[] | userAgent holds an empty object or list for a text",
                "\"additionalEventData\":{\"bytesTransferredOut\":1.5} |"
                        + " additionalEventData.bytesTransferredOut \"1.5\" is no whole number of"
                        + " bytes",
                "\"additionalEventData\":{\"bytesTransferredIn\":-1} |"
                    + " additionalEventData.bytesTransferredIn \"-1\" is no whole number of bytes",
            })
    void aBadValueLeavesItsFieldAbsentWithAWarning(String members, String warning)
            throws IOException {
        ParsedRecord record = Collected.of("{\"eventName\":\"N\"," + members + "}").only();
        assertThat(record.warnings()).containsExactly(warning);
        assertThat(record.event()).isEqualTo(builder().set(EventField.ACTION, "N").build());
    }

    @Test
    void aNameThatComesTwiceIsReadAsOthersDoAndSaid() throws IOException {
        ParsedRecord record =
                Collected.of("{\"eventName\":\"A\",\"x\":1,\"eventName\":\"B\"}").only();
        assertThat(record.event()).isEqualTo(builder().set(EventField.ACTION, "B").build());
        assertThat(record.warnings())
                .containsExactly("eventName comes more than once; its last value is used");
        assertThat(record.fields())
                .containsExactly(
                        RecordField.text("eventName", "A"),
                        RecordField.number("x", "1"),
                        RecordField.text("eventName", "B"));
    }
}
