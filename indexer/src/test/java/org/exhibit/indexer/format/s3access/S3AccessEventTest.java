package org.exhibit.indexer.format.s3access;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.line.CollectedRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

class S3AccessEventTest {
    private static final String OWNER = "ab".repeat(32);
    private static final String LINE =
            OWNER
                    + " bkt [06/Feb/2025:00:00:38 +0000] 192.0.2.3"
                    + " arn:aws:sts::111122223333:assumed-role/Reader/alice@x REQ1 REST.GET.OBJECT"
                    + " phi/a%2520b+c.txt \"GET /phi/a%20b HTTP/1.1\" 200 - 113 4096 7 5 \"-\""
                    + " \"curl/8 (x)\" v1 hostid= SigV4 CIPHER AuthHeader bkt.s3.amazonaws.com"
                    + " TLSv1.3 arn:aws:s3:eu-west-1:111122223333:accesspoint/ap Yes eu-west-1 new1"
                    + " new2";

    private final S3AccessFormat format = new S3AccessFormat();

    private ParsedRecord only(String line) throws IOException {
        CollectedRecords found = CollectedRecords.of(format, line);
        assertThat(found.rejected).isEmpty();
        assertThat(found.events).hasSize(1);
        assertThat(found.events.get(0).raw()).isEqualTo(latin(line));
        return found.events.get(0).parsed();
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private LogEvent event(String from, String to) throws IOException {
        assertThat(LINE).contains(from);
        return only(LINE.replace(from, to)).event();
    }

    private static LogEvent.Builder base() {
        return LogEvent.builder(SourceKind.S3_ACCESS)
                .set(EventField.TIME, Instant.parse("2025-02-06T00:00:38Z").toEpochMilli())
                .set(EventField.CATEGORY, "Access")
                .set(EventField.ACTION, "REST.GET.OBJECT")
                .set(EventField.SERVICE, "s3.amazonaws.com")
                .set(EventField.IP, "192.0.2.3")
                .set(EventField.USER_AGENT, "curl/8 (x)")
                .set(EventField.BUCKET, "bkt")
                .set(EventField.KEY, "phi/a%20b+c.txt")
                .set(EventField.OBJECT, "s3://bkt/phi/a%20b+c.txt")
                .set(EventField.VERSION, "v1")
                .set(EventField.REQUEST_ID, "REQ1")
                .set(EventField.HOST_ID, "hostid=")
                .set(EventField.STATUS, 200)
                .setNull(EventField.ERROR)
                .set(EventField.BYTES_OUT, 113)
                .set(EventField.OBJECT_SIZE, 4096)
                .set(EventField.PRECISION, "second");
    }

    @Test
    void readsEveryColumnOfACompleteLine() throws IOException {
        assertThat(only(LINE))
                .isEqualTo(
                        new ParsedRecord(
                                base().set(EventField.ACTOR_TYPE, "AssumedRole")
                                        .set(
                                                EventField.ACTOR_ARN,
                                                "arn:aws:sts::111122223333:assumed-role/Reader/alice@x")
                                        .set(EventField.ACTOR_NAME, "Reader")
                                        .set(EventField.ACTOR_ACCOUNT, "111122223333")
                                        .set(EventField.ACTOR_SESSION, "alice@x")
                                        .build(),
                                List.of(
                                        RecordField.text("bucketOwner", OWNER),
                                        RecordField.text("bucket", "bkt"),
                                        RecordField.text("time", "06/Feb/2025:00:00:38 +0000"),
                                        RecordField.text("remoteIp", "192.0.2.3"),
                                        RecordField.text(
                                                "requester",
                                                "arn:aws:sts::111122223333:assumed-role/Reader/alice@x"),
                                        RecordField.text("requestId", "REQ1"),
                                        RecordField.text("operation", "REST.GET.OBJECT"),
                                        RecordField.text("key", "phi/a%2520b+c.txt"),
                                        RecordField.text("requestUri", "GET /phi/a%20b HTTP/1.1"),
                                        RecordField.number("httpStatus", "200"),
                                        RecordField.nullValue("errorCode"),
                                        RecordField.number("bytesSent", "113"),
                                        RecordField.number("objectSize", "4096"),
                                        RecordField.number("totalTimeMs", "7"),
                                        RecordField.number("turnAroundTimeMs", "5"),
                                        RecordField.nullValue("referrer"),
                                        RecordField.text("userAgent", "curl/8 (x)"),
                                        RecordField.text("versionId", "v1"),
                                        RecordField.text("hostId", "hostid="),
                                        RecordField.text("signatureVersion", "SigV4"),
                                        RecordField.text("cipherSuite", "CIPHER"),
                                        RecordField.text("authType", "AuthHeader"),
                                        RecordField.text("hostHeader", "bkt.s3.amazonaws.com"),
                                        RecordField.text("tlsVersion", "TLSv1.3"),
                                        RecordField.text(
                                                "accessPointArn",
                                                "arn:aws:s3:eu-west-1:111122223333:accesspoint/ap"),
                                        RecordField.text("aclRequired", "Yes"),
                                        RecordField.text("sourceRegion", "eu-west-1"),
                                        RecordField.text("extra28", "new1"),
                                        RecordField.text("extra29", "new2")),
                                new Repeat.ByContent(),
                                Delivery.LOG_FILE,
                                List.of()));
    }

    @Test
    void saysNullWhereTheLogHasADash() throws IOException {
        ParsedRecord record =
                only(
                        OWNER
                                + " - [06/Feb/2025:00:00:38 +0000] - - - S3.EXPIRE.OBJECT - \"-\" -"
                                + " - - - - - - - -");

        assertThat(record.event())
                .isEqualTo(
                        LogEvent.builder(SourceKind.S3_ACCESS)
                                .set(
                                        EventField.TIME,
                                        Instant.parse("2025-02-06T00:00:38Z").toEpochMilli())
                                .set(EventField.CATEGORY, "Access")
                                .set(EventField.ACTION, "S3.EXPIRE.OBJECT")
                                .set(EventField.SERVICE, "s3.amazonaws.com")
                                .setNull(EventField.ACTOR_TYPE)
                                .setNull(EventField.ACTOR_ARN)
                                .setNull(EventField.ACTOR_NAME)
                                .setNull(EventField.ACTOR_ACCOUNT)
                                .setNull(EventField.IP)
                                .setNull(EventField.USER_AGENT)
                                .setNull(EventField.BUCKET)
                                .setNull(EventField.KEY)
                                .setNull(EventField.VERSION)
                                .setNull(EventField.REQUEST_ID)
                                .setNull(EventField.STATUS)
                                .setNull(EventField.ERROR)
                                .setNull(EventField.BYTES_OUT)
                                .setNull(EventField.OBJECT_SIZE)
                                .set(EventField.PRECISION, "second")
                                .build());
        assertThat(record.fields()).filteredOn(f -> f.kind() == RecordField.Kind.NULL).hasSize(15);
        assertThat(record.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::111122223333:user/team/bob, IAMUser, bob, 111122223333,",
        "arn:aws:iam::111122223333:root, Root,, 111122223333,",
        "arn:aws-us-gov:iam::111122223333:role/svc/Reader, Role, Reader, 111122223333,",
        "arn:aws:sts::111122223333:federated-user/carol, FederatedUser, carol, 111122223333,",
        "arn:aws:sts::111122223333:assumed-role/Reader/i-0abc, AssumedRole, Reader, 111122223333,"
                + " i-0abc",
        "arn:aws:sts::111122223333:assumed-role/Reader, AssumedRole, Reader, 111122223333,",
        "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2X, IAMUser, CloudFront"
                + " Origin Access Identity E2X,,",
        "arn:aws:odd,,,,",
        "arn:aws:s3:::thing/x,,,,",
    })
    void tellsWhoAnArnNames(String arn, String type, String name, String account, String session)
            throws IOException {
        LogEvent event = event("arn:aws:sts::111122223333:assumed-role/Reader/alice@x", arn);

        assertThat(event)
                .isEqualTo(
                        base().set(EventField.ACTOR_ARN, arn)
                                .set(EventField.ACTOR_TYPE, type)
                                .set(EventField.ACTOR_NAME, name)
                                .set(EventField.ACTOR_ACCOUNT, account)
                                .set(EventField.ACTOR_SESSION, session)
                                .build());
    }

    @Test
    void tellsCanonicalUsersServicesAndOthersApart() throws IOException {
        String role = "arn:aws:sts::111122223333:assumed-role/Reader/alice@x";

        assertThat(event(role, "cd".repeat(32)))
                .isEqualTo(
                        base().set(EventField.ACTOR_TYPE, "CanonicalUser")
                                .set(EventField.ACTOR_NAME, "cd".repeat(32))
                                .build());
        assertThat(event(role, "svc:delivery.logs.amazonaws.com"))
                .isEqualTo(
                        base().set(EventField.ACTOR_TYPE, "AWSService")
                                .set(EventField.ACTOR_NAME, "delivery.logs.amazonaws.com")
                                .build());
        assertThat(event(role, "AmazonS3"))
                .isEqualTo(base().set(EventField.ACTOR_NAME, "AmazonS3").build());
    }

    @ParameterizedTest
    @CsvSource({
        "06/Feb/2025:00:00:38 +0000, 2025-02-06T00:00:38Z",
        "29/Feb/2024:23:59:59 -0730, 2024-03-01T07:29:59Z",
        "01/Jan/2025:00:00:00 +0100, 2024-12-31T23:00:00Z",
        "31/Dec/1999:12:00:00 +1400, 1999-12-30T22:00:00Z",
        "29/Feb/2025:00:00:00 +0000,",
        "06/FEB/2025:00:00:38 +0000,",
        "06/Feb/2025:24:00:00 +0000,",
        "06/Feb/2025:00:00:38,",
        "00/Feb/2025:00:00:38 +0000,",
        "٠٦/Feb/2025:00:00:38 +0000,",
    })
    void readsTimesOfAnyZoneAndWarnsOfImpossibleOnes(String written, String instant)
            throws IOException {
        ParsedRecord record = only(LINE.replace("06/Feb/2025:00:00:38 +0000", written));

        assertThat(record.event().time())
                .isEqualTo(instant == null ? null : Instant.parse(instant));
        assertThat(record.warnings()).hasSize(instant == null ? 1 : 0);
    }

    @Test
    void readsMonthsTheSameInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));
            assertThat(only(LINE).event().time()).isEqualTo(Instant.parse("2025-02-06T00:00:38Z"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b, a b",
        "a+b, a+b",
        "100%, 100%",
        "%zz%4, %zz%4",
        "%2520, %20",
        "%E2%82%AC, €",
        "é%C3%A9, éé",
        "%2F..%2f, /../",
    })
    void decodesAKeyOnce(String written, String decoded) throws IOException {
        ParsedRecord record = only(LINE.replace("phi/a%2520b+c.txt", written));

        assertThat(record.event().text(EventField.KEY)).isEqualTo(decoded);
        assertThat(record.event().text(EventField.OBJECT)).isEqualTo("s3://bkt/" + decoded);
        assertThat(record.fields()).contains(RecordField.text("key", written));
        assertThat(record.warnings()).isEmpty();
    }

    @Test
    void keepsAKeyAsWrittenWhoseDecodedFormIsNoUtf8() throws IOException {
        ParsedRecord record = only(LINE.replace("phi/a%2520b+c.txt", "a%FFb"));

        assertThat(record.event().text(EventField.KEY)).isEqualTo("a%FFb");
        assertThat(record.warnings()).hasSize(1).first().asString().contains("UTF-8");
    }

    @Test
    void warnsOfValuesItCannotRead() throws IOException {
        ParsedRecord record =
                only(
                        OWNER
                                + " b [06/Feb/2025:00:00:38 +0000] - - R BATCH.DELETE.OBJECT k -"
                                + " 2x4 - 1e3 9999999999999999999 - - - - -");

        assertThat(record.event().has(EventField.STATUS)).isFalse();
        assertThat(record.event().isNull(EventField.STATUS)).isFalse();
        assertThat(record.event().has(EventField.BYTES_OUT)).isFalse();
        assertThat(record.event().has(EventField.OBJECT_SIZE)).isFalse();
        assertThat(record.fields())
                .contains(
                        RecordField.text("httpStatus", "2x4"),
                        RecordField.text("objectSize", "9999999999999999999"));
        assertThat(record.warnings()).hasSize(3);
    }

    @Test
    void givesNoUserAgentWhereItCannotBeTold() throws IOException {
        ParsedRecord record = only(LINE.replace("\"-\" \"curl/8 (x)\"", "\"a\" \"b\" \"c\""));

        assertThat(record.event().has(EventField.USER_AGENT)).isFalse();
        assertThat(record.event().text(EventField.HOST_ID)).isEqualTo("hostid=");
        assertThat(record.fields())
                .contains(
                        RecordField.text("referrer", "\"a\" \"b\" \"c\""),
                        RecordField.text("userAgent", "\"a\" \"b\" \"c\""));
        assertThat(record.warnings()).hasSize(1);
    }

    @Test
    void givesNoHostIdWhereTheTailIsOfNoDocumentedShape() throws IOException {
        for (String[] change :
                List.of(
                        new String[] {" SigV4 ", " Sig4 "},
                        new String[] {" TLSv1.3 ", " SSL "},
                        new String[] {" arn:aws:s3:eu", " ap:eu"},
                        new String[] {" Yes ", " No "})) {
            ParsedRecord record = only(LINE.replace(change[0], change[1]));

            assertThat(record.event().has(EventField.HOST_ID)).as(change[1]).isFalse();
            assertThat(record.fields()).contains(RecordField.text("hostId", "hostid="));
            assertThat(record.warnings()).hasSize(1);
        }
    }

    @Test
    void marksBytesThatAreNoUtf8() throws IOException {
        byte[] line = LINE.getBytes(StandardCharsets.ISO_8859_1);
        line[LINE.indexOf("curl")] = (byte) 0xE9;

        CollectedRecords found = CollectedRecords.of(format, line);
        assertThat(found.events.get(0).parsed().event().text(EventField.USER_AGENT))
                .isEqualTo("\uFFFDurl/8 (x)");
        assertThat(found.events.get(0).parsed().warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("userAgent");
        assertThat(only(LINE.replace("curl", "cürl")).event().text(EventField.USER_AGENT))
                .isEqualTo("cürl/8 (x)");
    }
}
