package org.exhibit.indexer.format.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.format.Delivery;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.format.RecordField;
import org.exhibit.indexer.format.Repeat;
import org.exhibit.indexer.format.line.CollectedRecords;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class FlowFormatTest {
    private static final String V2 =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status";
    private static final String LINE =
            "2 111122223333 eni-0a 10.0.0.1 192.0.2.9 20641 443 6 20 4249 1418530010 1418530070"
                    + " ACCEPT OK";
    private static final String TGW =
            "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id"
                + " tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id"
                + " tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id"
                + " tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes"
                + " start end log-status type packets-lost-no-route packets-lost-blackhole"
                + " packets-lost-mtu-exceeded packets-lost-ttl-expired tcp-flags region"
                + " flow-direction pkt-src-aws-service pkt-dst-aws-service";

    private final FlowFormat format = new FlowFormat();

    private static LogEvent.Builder base() {
        return LogEvent.builder(SourceKind.VPC_FLOW)
                .set(EventField.TIME, 1418530010_000L)
                .set(EventField.END, 1418530070_000L)
                .set(EventField.CATEGORY, "Flow")
                .set(EventField.ACTION, "ACCEPT")
                .set(EventField.SERVICE, "vpc")
                .set(EventField.ACCOUNT, "111122223333")
                .set(EventField.IP, "10.0.0.1")
                .set(EventField.BYTES_OUT, 4249)
                .set(EventField.DST_IP, "192.0.2.9")
                .set(EventField.SRC_PORT, 20641)
                .set(EventField.DST_PORT, 443)
                .set(EventField.PROTOCOL, 6)
                .set(EventField.PACKETS, 20)
                .set(EventField.INTERFACE, "eni-0a")
                .set(EventField.FLOW_STATUS, "OK")
                .set(EventField.PRECISION, "window");
    }

    private ParsedRecord only(String text) throws IOException {
        CollectedRecords found = CollectedRecords.of(format, text);
        assertThat(found.rejected).isEmpty();
        assertThat(found.events).hasSize(1);
        return found.events.get(0).parsed();
    }

    @Test
    void readsADefaultLineWithAHeader() throws IOException {
        CollectedRecords found = CollectedRecords.of(format, V2 + "\n" + LINE + "\n");

        assertThat(found.events)
                .containsExactly(
                        new CollectedRecords.Event(
                                1,
                                V2.length() + 1,
                                LINE,
                                new ParsedRecord(
                                        base().build(),
                                        List.of(
                                                RecordField.number("version", "2"),
                                                RecordField.text("account-id", "111122223333"),
                                                RecordField.text("interface-id", "eni-0a"),
                                                RecordField.text("srcaddr", "10.0.0.1"),
                                                RecordField.text("dstaddr", "192.0.2.9"),
                                                RecordField.number("srcport", "20641"),
                                                RecordField.number("dstport", "443"),
                                                RecordField.number("protocol", "6"),
                                                RecordField.number("packets", "20"),
                                                RecordField.number("bytes", "4249"),
                                                RecordField.number("start", "1418530010"),
                                                RecordField.number("end", "1418530070"),
                                                RecordField.text("action", "ACCEPT"),
                                                RecordField.text("log-status", "OK")),
                                        new Repeat.ByContent(),
                                        Delivery.LOG_FILE,
                                        List.of()),
                                V2));
        assertThat(only(LINE)).isEqualTo(found.events.get(0).parsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NODATA", "SKIPDATA"})
    void keepsWindowsWithoutDataAsWhatTheyAre(String status) throws IOException {
        assertThat(only("2 unknown eni-0a - - - - - - - 1418530010 1418530070 - " + status).event())
                .isEqualTo(
                        base().set(EventField.ACCOUNT, "unknown")
                                .setNull(EventField.ACTION)
                                .setNull(EventField.IP)
                                .setNull(EventField.DST_IP)
                                .setNull(EventField.SRC_PORT)
                                .setNull(EventField.DST_PORT)
                                .setNull(EventField.PROTOCOL)
                                .setNull(EventField.PACKETS)
                                .setNull(EventField.BYTES_OUT)
                                .set(EventField.FLOW_STATUS, status)
                                .build());
    }

    @Test
    void readsAnyOrderAndNamesOfItsOwn() throws IOException {
        String header = "end my-own-tag start dstaddr srcaddr instance-tag";
        ParsedRecord record =
                only(header + "\n1418530070 x%20y 1418530010 2001:db8::1 035.1.1.1 a%2Cb");

        assertThat(record)
                .isEqualTo(
                        new ParsedRecord(
                                LogEvent.builder(SourceKind.VPC_FLOW)
                                        .set(EventField.TIME, 1418530010_000L)
                                        .set(EventField.END, 1418530070_000L)
                                        .set(EventField.CATEGORY, "Flow")
                                        .set(EventField.SERVICE, "vpc")
                                        .set(EventField.IP, "035.1.1.1")
                                        .set(EventField.DST_IP, "2001:db8::1")
                                        .set(EventField.PRECISION, "window")
                                        .build(),
                                List.of(
                                        RecordField.number("end", "1418530070"),
                                        RecordField.text("my-own-tag", "x%20y"),
                                        RecordField.number("start", "1418530010"),
                                        RecordField.text("dstaddr", "2001:db8::1"),
                                        RecordField.text("srcaddr", "035.1.1.1"),
                                        RecordField.text("instance-tag", "a%2Cb")),
                                new Repeat.Never(),
                                Delivery.LOG_FILE,
                                List.of()));
    }

    @Test
    void readsTransitGatewayLogs() throws IOException {
        ParsedRecord record =
                only(
                        TGW
                                + "\n"
                                + "6 TransitGateway 111122223333 tgw-1 tgw-attach-1 1 2 vpc-1 vpc-2"
                                + " subnet-1 subnet-2 eni-1 eni-2 az1 az2 tgw-attach-2 10.0.0.1"
                                + " 192.0.2.9 20641 443 6 20 4249 1418530010 1418530070 OK IPv4 1 2"
                                + " 3 4 19 eu-west-1 egress - S3");

        LogEvent.Builder expected =
                LogEvent.builder(SourceKind.VPC_FLOW)
                        .set(EventField.TIME, 1418530010_000L)
                        .set(EventField.END, 1418530070_000L)
                        .set(EventField.CATEGORY, "Flow")
                        .set(EventField.SERVICE, "vpc")
                        .set(EventField.ACCOUNT, "111122223333")
                        .set(EventField.REGION, "eu-west-1")
                        .set(EventField.IP, "10.0.0.1")
                        .set(EventField.BYTES_OUT, 4249)
                        .set(EventField.DST_IP, "192.0.2.9")
                        .set(EventField.SRC_PORT, 20641)
                        .set(EventField.DST_PORT, 443)
                        .set(EventField.PROTOCOL, 6)
                        .set(EventField.PACKETS, 20)
                        .set(EventField.FLOW_STATUS, "OK")
                        .set(EventField.PRECISION, "window");
        assertThat(record.event()).isEqualTo(expected.build());
        assertThat(record.repeat()).isEqualTo(new Repeat.Never());
        assertThat(record.fields())
                .contains(
                        RecordField.number("packets-lost-no-route", "1"),
                        RecordField.nullValue("pkt-src-aws-service"));
    }

    @Test
    void changesLayoutAtAHeaderInTheMiddle() throws IOException {
        CollectedRecords found =
                CollectedRecords.of(
                        format,
                        V2
                                + "\r\n"
                                + LINE
                                + "\r\n"
                                + "srcaddr dstaddr action\r\n10.9.9.9 10.8.8.8 REJECT\r\n"
                                + V2
                                + "\n"
                                + LINE);

        assertThat(found.rejected).isEmpty();
        assertThat(found.events)
                .extracting(CollectedRecords.Event::record)
                .containsExactly(1L, 2L, 3L);
        assertThat(found.events)
                .extracting(CollectedRecords.Event::layout)
                .containsExactly(V2, "srcaddr dstaddr action", V2);
        assertThat(found.events.get(1).parsed().event().text(EventField.ACTION))
                .isEqualTo("REJECT");
    }

    @Test
    void splitsOnRunsOfWhiteSpace() throws IOException {
        assertThat(only(V2.replace(' ', '\t') + "\n" + " " + LINE.replace(" ", "  ") + " ").event())
                .isEqualTo(base().build());
    }

    @Test
    void rejectsLinesOfAnotherNumberOfColumns() throws IOException {
        CollectedRecords found =
                CollectedRecords.of(
                        format, V2 + "\n" + LINE + " more\n" + LINE + "\n2 111122223333\n");

        assertThat(found.events).extracting(CollectedRecords.Event::record).containsExactly(2L);
        assertThat(found.rejected)
                .extracting(CollectedRecords.Rejected::record)
                .containsExactly(1L, 3L);
        assertThat(found.rejected.get(0).reason())
                .startsWith("the line has 15 columns, its layout names 14");
    }

    @Test
    void warnsOfValuesAFieldCannotHold() throws IOException {
        ParsedRecord record =
                only(
                        "2 111122223333 eni-0a 10.0.0.1 192.0.2.9 70000 443 256 x 4249 1418530010 1418530009 ACCEPT OK"
                                .transform(l -> V2 + "\n" + l));

        assertThat(record.warnings()).hasSize(4);
        assertThat(record.event().has(EventField.SRC_PORT)).isFalse();
        assertThat(record.event().has(EventField.PROTOCOL)).isFalse();
        assertThat(record.event().has(EventField.PACKETS)).isFalse();
        assertThat(record.event().has(EventField.END)).isFalse();
        assertThat(record.event().has(EventField.TIME)).isTrue();
        assertThat(record.fields())
                .contains(
                        RecordField.number("srcport", "70000"),
                        RecordField.text("packets", "x"),
                        RecordField.number("end", "1418530009"));
    }

    @Test
    void givesUntimedEventsWhereTheLayoutHasNoWindow() throws IOException {
        LogEvent event =
                only("instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr\n"
                                + "- eni-1 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5")
                        .event();

        assertThat(event.time()).isNull();
        assertThat(event.text(EventField.DST_IP)).isEqualTo("10.0.0.220");
    }

    @Test
    void readsHeaderlessLinesInTheExaminersLayout() throws IOException {
        String names = "${interface-id} ${srcaddr} ${dstaddr},${start} ${end}";
        String text = "rubbish\neni-1 10.0.0.1 10.0.0.2 1 2\neni-1 10.0.0.1 10.0.0.2 1 2 3\n";

        CollectedRecords found = CollectedRecords.of(format, in(text), names);
        assertThat(found.events)
                .extracting(CollectedRecords.Event::layout)
                .containsExactly("interface-id srcaddr dstaddr start end");
        assertThat(found.rejected)
                .extracting(CollectedRecords.Rejected::record)
                .containsExactly(1L, 3L);
        assertThat(CollectedRecords.of(format, in(V2 + "\n" + LINE), names).events.get(0).layout())
                .isEqualTo(V2);
        assertThat(CollectedRecords.of(format, in(LINE), names).events.get(0).layout())
                .isEqualTo(V2);
        assertThat(CollectedRecords.of(FlowFormat.withFormat(names), in(text), null).events)
                .hasSize(1);
    }

    @Test
    void prefersTheExaminersLayoutOfFourteenColumnsOnlyWhereItFits() throws IOException {
        String turned =
                V2.replace("srcaddr dstaddr", "dstaddr srcaddr")
                        .replace("account-id interface-id", "interface-id account-id");
        String line = LINE.replace("111122223333 eni-0a", "eni-0a 111122223333");

        assertThat(
                        CollectedRecords.of(format, in(line), turned)
                                .events
                                .get(0)
                                .parsed()
                                .event()
                                .text(EventField.IP))
                .isEqualTo("192.0.2.9");
        assertThat(CollectedRecords.of(format, in(LINE), turned).events.get(0).layout())
                .isEqualTo(V2);
    }

    @Test
    void rejectsHeaderlessLinesOfNoKnownLayout() throws IOException {
        CollectedRecords found =
                CollectedRecords.of(
                        format,
                        "a b c d e f g h i j k l m n\n" + LINE + "\na b c d e f g h i j k l m n");

        assertThat(found.rejected)
                .extracting(CollectedRecords.Rejected::record)
                .containsExactly(1L);
        assertThat(found.events).extracting(CollectedRecords.Event::record).containsExactly(2L, 3L);
        assertThat(found.events.get(1).parsed().warnings()).hasSize(8);
    }

    @Test
    void leadsBackToTheBytesWhereverAStreamEnds() throws IOException {
        byte[] bytes = (V2 + "\n" + LINE + "\n" + LINE + "\n").getBytes(StandardCharsets.UTF_8);
        int second = V2.length() + LINE.length() + 2;
        for (int length = second + 1; length <= bytes.length; length++) {
            CollectedRecords found = CollectedRecords.of(format, Arrays.copyOf(bytes, length));
            assertThat(found.events.size() + found.rejected.size()).isEqualTo(2);
            for (CollectedRecords.Event event : found.events) {
                int at = (int) event.offset();
                assertThat(new String(bytes, at, event.raw().length(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(event.raw());
            }
        }
        for (int length = 0; length <= V2.length(); length++) {
            CollectedRecords found = CollectedRecords.of(format, Arrays.copyOf(bytes, length));
            assertThat(found.events).isEmpty();
        }
    }

    @Test
    void rejectsTheLineACutGzipEndsInAndFails() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((V2 + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5_000; i++) {
                gzip.write(
                        (LINE.replace("4249", "" + i * 7919L) + "\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        CollectedRecords found = new CollectedRecords(format);
        InputStream in = new GZIPInputStream(new ByteArrayInputStream(cut));

        assertThatThrownBy(
                        () -> format.read(in, new LeafContext("x", null, new CancelToken()), found))
                .isInstanceOf(IOException.class);
        assertThat(found.events.size()).isGreaterThan(1_000);
        assertThat(found.rejected).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(bytes(text));
    }
}
