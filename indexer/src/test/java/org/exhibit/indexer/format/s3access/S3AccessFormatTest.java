package org.exhibit.indexer.format.s3access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.Recognition;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.RecordSpan;
import org.exhibit.indexer.format.line.CollectedRecords;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class S3AccessFormatTest {
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

    @Test
    void numbersRecordsAndLeadsBackToTheirBytes() throws IOException {
        String text =
                "\uFEFF"
                        + LINE
                        + "\r\n\n"
                        + "rubbish\n"
                        + LINE.replace("REQ1", "REQ2")
                        + "\n"
                        + LINE;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        CollectedRecords found = CollectedRecords.of(format, bytes);
        assertThat(found.events)
                .extracting(CollectedRecords.Event::record)
                .containsExactly(1L, 3L, 4L);
        assertThat(found.rejected)
                .extracting(CollectedRecords.Rejected::record, CollectedRecords.Rejected::raw)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, "rubbish"));
        assertThat(found.events).extracting(CollectedRecords.Event::layout).containsOnly("lines");
        for (CollectedRecords.Event event : found.events) {
            int at = (int) event.offset();
            assertThat(new String(bytes, at, event.raw().length(), StandardCharsets.ISO_8859_1))
                    .isEqualTo(event.raw());
        }
    }

    @Test
    void countsOneRecordWhereverAStreamEnds() throws IOException {
        byte[] bytes = (LINE + "\n" + LINE + "\n").getBytes(StandardCharsets.UTF_8);
        for (int length = LINE.length() + 2; length <= bytes.length; length++) {
            CollectedRecords found = CollectedRecords.of(format, Arrays.copyOf(bytes, length));
            assertThat(found.events.size() + found.rejected.size()).isEqualTo(2);
            assertThat(found.events.get(0).raw()).isEqualTo(LINE);
        }
    }

    @Test
    void rejectsTheLineACutGzipEndsInAndFails() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 2_000; i++) {
                gzip.write(
                        (LINE.replace("REQ1", "REQ" + i * 7919L) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        CollectedRecords found = new CollectedRecords(format);
        InputStream in = new GZIPInputStream(new ByteArrayInputStream(cut));

        assertThatThrownBy(
                        () -> format.read(in, new LeafContext("x", null, new CancelToken()), found))
                .isInstanceOf(IOException.class);
        assertThat(found.events.size()).isGreaterThan(100);
        assertThat(found.rejected).hasSize(1);
        assertThat(found.rejected.get(0).record()).isEqualTo(found.events.size() + 1);
        assertThat(found.rejected.get(0).reason()).contains("breaks off");
    }

    @Test
    void stopsWhenCancelled() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();

        assertThatThrownBy(() ->
                        format.read(
                                new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8)),
                                new LeafContext("x", null, cancel),
                                new CollectedRecords(format)))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void refusesToReReadBytesThatAreNoRecord() {
        byte[] bytes = "nothing".getBytes(StandardCharsets.UTF_8);
        RecordSpan span = new RecordSpan(bytes, 0, bytes.length, 0, 1, null, null);

        assertThatThrownBy(() -> format.parse(span, "lines")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> format.parse(span, "json")).isInstanceOf(IOException.class);
    }

    @Test
    void recognisesByContentThenByName() {
        String path = "AWSLogs/bkt/2025-02-06-00-00-00-0123456789ABCDEF";
        assertThat(recognised(LINE, "whatever.txt")).isTrue();
        assertThat(recognised("\uFEFF\r\n" + LINE, "x")).isTrue();
        assertThat(recognised("cut off at the front 200 - -\n" + LINE, "x")).isTrue();
        assertThat(recognised("2 123456789010 eni-1 - - - - - - - 1 2 - NODATA", "x")).isFalse();
        assertThat(recognised("damaged beyond everything", path)).isTrue();
        assertThat(recognised("damaged beyond everything", "notes.txt")).isFalse();
        assertThat(recognised("{\"Records\":[]}", path)).isFalse();
        assertThat(recognised("\u0000\u0001\u0002", path)).isFalse();
        assertThat(recognised("", path)).isFalse();
    }

    private boolean recognised(String head, String name) {
        return format.recognise(head.getBytes(StandardCharsets.UTF_8), name)
                .filter(r -> r instanceof Recognition.Log log && log.format() == format)
                .isPresent();
    }

    @Test
    void readsTheJsonVariant() throws IOException {
        String json =
                "{\"schema_version_id\":\"V_1_0\",\"bucket_arn\":\"arn:aws:s3:::bkt\",\"bucket_name\":\"bkt\",\"request_time\":\"2025-02-06T00:00:38.123Z\","
                    + "\"bucket_owner_id\":\""
                        + OWNER
                        + "\",\"remote_ip\":\"192.0.2.3\",\"requester\":null,\"request_id\":\"REQ1\",\"operation\":\"REST.GET.OBJECT\",\"key_name\":\"a%20b\",\"http_status\":200,\"error_code\":null,\"bytes_sent_size\":113,\"object_size\":4096,\"user_agent\":\"curl/8"
                        + " (x)\",\"version_id\":null,\"host_id\":\"h=\",\"acl_required\":true}";
        assertThat(recognised(json, "x")).isTrue();
        ParsedRecord record = only(json);

        assertThat(record.event())
                .isEqualTo(
                        LogEvent.builder(SourceKind.S3_ACCESS)
                                .set(
                                        EventField.TIME,
                                        Instant.parse("2025-02-06T00:00:38.123Z").toEpochMilli())
                                .set(EventField.CATEGORY, "Access")
                                .set(EventField.ACTION, "REST.GET.OBJECT")
                                .set(EventField.SERVICE, "s3.amazonaws.com")
                                .setNull(EventField.ACTOR_TYPE)
                                .setNull(EventField.ACTOR_ARN)
                                .setNull(EventField.ACTOR_NAME)
                                .setNull(EventField.ACTOR_ACCOUNT)
                                .set(EventField.IP, "192.0.2.3")
                                .set(EventField.USER_AGENT, "curl/8 (x)")
                                .set(EventField.BUCKET, "bkt")
                                .set(EventField.KEY, "a b")
                                .set(EventField.OBJECT, "s3://bkt/a b")
                                .setNull(EventField.VERSION)
                                .set(EventField.REQUEST_ID, "REQ1")
                                .set(EventField.HOST_ID, "h=")
                                .set(EventField.STATUS, 200)
                                .setNull(EventField.ERROR)
                                .set(EventField.BYTES_OUT, 113)
                                .set(EventField.OBJECT_SIZE, 4096)
                                .set(EventField.PRECISION, "millisecond")
                                .build());
        assertThat(record.fields())
                .contains(
                        RecordField.number("http_status", "200"),
                        new RecordField("acl_required", "true", RecordField.Kind.BOOLEAN),
                        RecordField.nullValue("requester"));
        CollectedRecords broken =
                CollectedRecords.of(
                        format,
                        json.substring(0, 200)
                                + "\n"
                                + json
                                + "}\n"
                                + json
                                + "\n{\"a\":["
                                + "1,".repeat(5000)
                                + "1]}");
        assertThat(broken.events).hasSize(1);
        assertThat(broken.rejected).hasSize(3);
    }

    @Test
    void rejectsALineThatIsTooLongAndGoesOnBehindIt() throws IOException {
        String line = LINE + "\n" + LINE + "x".repeat(17 * 1024 * 1024) + "\n" + LINE;

        CollectedRecords found = CollectedRecords.of(format, line);
        assertThat(found.events).extracting(CollectedRecords.Event::record).containsExactly(1L, 3L);
        assertThat(found.events.get(1).offset()).isEqualTo(line.length() - LINE.length());
        assertThat(found.rejected).hasSize(1);
        assertThat(found.rejected.get(0).offset()).isEqualTo(LINE.length() + 1);
        assertThat(found.rejected.get(0).raw()).hasSize(16 * 1024 * 1024);
        assertThat(found.rejected.get(0).reason())
                .contains(String.valueOf(LINE.length() + 17 * 1024 * 1024));
    }
}
