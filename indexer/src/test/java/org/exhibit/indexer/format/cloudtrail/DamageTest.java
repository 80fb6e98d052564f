package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.format.LeafContext;
import org.exhibit.indexer.format.ParsedRecord;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

class DamageTest {
    private static final String A = Trail.record(1);
    private static final String B = Trail.record(2);
    private static final String C = Trail.record(3);

    /// Damage done to record B, as text to replace and its replacement.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"eventName\":\"N2\" | \"eventName\":\"N\"2\"",
                "\"eventName\":\"N2\" | \"eventName\":\"N2",
                "\"eventName\":\"N2\" | \"eventName\":N2\"",
                "\"eventName\":\"N2\" | \"eventName\":\"N\\x\"",
                "\"eventName\":\"N2\" | \"eventName\":",
                "\"eventName\":\"N2\" | \"eventName\":01",
                "\"eventName\":\"N2\" | \"eventName\":nil",
                "\"eventName\":\"N2\" | \"eventName\":{",
                "\"eventName\":\"N2\" | \"eventName\":[",
                "\"eventName\":\"N2\" | \"eventName\":\"N2\",",
                "\"items\":[ | \"items\":",
            })
    void aDamagedRecordIsRejectedAndItsNeighboursAreRead(String sound, String damage)
            throws IOException {
        String bad = B.replace(sound.strip(), damage.strip());
        assertThat(bad).isNotEqualTo(B);
        for (String separator : List.of(",", " ,\n")) {
            assertOneRejected("{\"Records\":[" + String.join(separator, A, bad, C) + "]}", bad);
        }
        assertOneRejected(String.join("\n", A, bad, C), bad);
        assertOneRejected(A + bad + C, bad);
    }

    private static void assertOneRejected(String stream, String bad) throws IOException {
        Collected collected = Collected.of(stream);
        assertThat(collected.eventRaws()).as(stream).containsExactly(A, C);
        assertThat(collected.rejectedRaws()).as(stream).containsExactly(bad);
        assertThat(collected.reasons().getFirst()).startsWith("no valid JSON: ");
        assertThat(collected.broken).as(stream).isEmpty();
    }

    @Test
    void aRecordCutInTheMiddleOfAListEndsWhereTheNextBegins() throws IOException {
        String cut = B.substring(0, B.indexOf("N2"));
        Collected collected = Collected.of("{\"Records\":[" + A + "," + cut + "," + C + "]}");
        assertThat(collected.eventRaws()).containsExactly(A, C);
        assertThat(collected.rejectedRaws()).containsExactly(cut);
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void aBraceTooManyCostsOneRecordMoreAtMost() throws IOException {
        String bad = B.replace("\"eventID\"", "}\"eventID\"");
        Collected collected = Collected.of("{\"Records\":[" + A + "," + bad + "," + C + "]}");
        assertThat(collected.eventRaws()).contains(A, C);
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void aListThatDamageEndsTooEarlyIsTakenUpAgain() throws IOException {
        for (String early : List.of("],\"eventType\":\"x\"},", "],\"eventType\":}x\"},")) {
            String stream = "{\"Records\":[" + A + early + B + "," + C + "]}";
            Collected collected = Collected.of(stream);
            assertThat(collected.eventRaws()).as(stream).containsExactly(A, B, C);
        }
    }

    @Test
    void controlCharactersInATextRejectTheRecord() throws IOException {
        String bad = B.replace("N2", "N\u0001");
        Collected collected = Collected.of("[" + A + "," + bad + "]");
        assertThat(collected.eventRaws()).containsExactly(A);
        int after = bad.indexOf('\u0001');
        assertThat(collected.reasons())
                .containsExactly(
                        "no valid JSON: a control character inside a text, after "
                                + after
                                + " bytes");
    }

    @Test
    void badUtf8InATextIsAnEventWithAWarning() throws IOException {
        byte[] bytes = ("[" + A + "," + B + "]").getBytes(StandardCharsets.UTF_8);
        int at = new String(bytes, StandardCharsets.US_ASCII).indexOf("N2");
        bytes[at + 1] = (byte) 0xC3;
        Collected collected = Collected.of(bytes);
        assertThat(collected.events).hasSize(2);
        ParsedRecord damaged = collected.events.getLast().parsed();
        assertThat(damaged.event().text(EventField.ACTION)).isEqualTo("N\uFFFD");
        assertThat(damaged.warnings())
                .containsExactly("eventName holds damaged text, shown with U+FFFD");
        assertThat(collected.raws().getLast()).contains((byte) 0xC3);
    }

    @Test
    void foreignLinesAreRejectedOneByOne() throws IOException {
        Collected collected = Collected.of("# comment\n" + A + "\nhello \"x\n" + B + "\n\nbye\n");
        assertThat(collected.eventRaws()).containsExactly(A, B);
        assertThat(collected.rejectedRaws()).containsExactly("# comment", "hello \"x", "bye");
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void garbageAfterALogFileIsSaid() throws IOException {
        String file = "{\"Records\":[" + A + "]}";
        Collected collected = Collected.of(file + "\0\0\0");
        assertThat(collected.eventRaws()).containsExactly(A);
        assertThat(collected.rejected).isEmpty();
        assertThat(collected.broken)
                .containsExactly(
                        new Collected.Broken(
                                file.length(), "bytes after the end of the JSON that are no JSON"));
    }

    @Test
    void elementsThatAreNoObjectsAreRejected() throws IOException {
        Collected collected = Collected.of("[" + A + ",1,\"x\",[{}],null," + B + ",nul," + C + "]");
        assertThat(collected.eventRaws()).containsExactly(A, B, C);
        assertThat(collected.rejectedRaws()).containsExactly("1", "\"x\"", "[{}]", "null", "nul");
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void aDepthBombIsOneRejectedRecord() throws IOException {
        String bomb = "{\"eventName\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String open = "{\"eventVersion\":" + "{\"a\":".repeat(100_000);
        Collected collected = Collected.of("[" + A + "," + bomb + "," + open + "," + C + "]");
        assertThat(collected.eventRaws()).containsExactly(A, C);
        assertThat(collected.rejectedRaws()).containsExactly(bomb, open);
        assertThat(collected.reasons()).allMatch(r -> r.startsWith("no valid JSON: nested deeper"));
    }

    @Test
    void aRecordAtTheBoundIsReadAndOneBeyondRejected() throws IOException {
        String most = sized(16 << 20);
        String more = sized((16 << 20) + 1);
        Collected collected = Collected.of("[" + A + "," + most + "," + more + "," + C + "]");
        assertThat(collected.events).hasSize(3);
        assertThat(collected.events.get(1).parsed().event().text(EventField.USER_AGENT))
                .hasSize((16 << 20) - SMALL.length());
        assertThat(collected.reasons())
                .containsExactly("longer than 16777216 bytes, the bound of one record");
        assertThat(collected.broken).isEmpty();
        assertThat(collected.events.getLast().place().offset())
                .isEqualTo(1 + A.length() + 1 + (16 << 20) + 1 + (16 << 20) + 1 + 1);
    }

    private static final String SMALL =
            "{\"eventVersion\":\"1.08\",\"eventName\":\"Big\",\"userAgent\":\"\"}";

    private static String sized(int length) {
        String filling = "u".repeat(length - SMALL.length());
        return SMALL.replace("\"\"}", "\"" + filling + "\"}");
    }

    @Test
    void aRecordFarBeyondTheBoundIsPassedOver() throws IOException {
        byte[] filling = "x[{\\\"".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        InputStream in =
                new RepeatedInput(
                        "[" + A + ",{\"eventName\":\"", filling, 60, "", "\"}," + C + "]");
        Collected collected = Collected.of(in);
        assertThat(collected.eventRaws()).containsExactly(A, C);
        assertThat(collected.rejectedRaws().getFirst()).hasSize(16 << 20);
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void longValuesAreKeptWhole() throws IOException {
        String value = "v".repeat(39_999) + "é";
        Collected collected = Collected.of("[" + A.replace("N1", value) + "]");
        assertThat(collected.only().event().text(EventField.ACTION)).isEqualTo(value);
    }

    @Test
    void aStreamThatFailsGivesWhatItHadAndThenFails() {
        Collected collected = new Collected();
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the disk is gone");
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        throw new IOException("the disk is gone");
                    }
                };
        String begun = "{\"Records\":[" + A + "," + B + "," + C.substring(0, 30);
        InputStream in =
                new SequenceInputStream(
                        new ByteArrayInputStream(begun.getBytes(StandardCharsets.UTF_8)), failing);
        LeafContext context = new LeafContext("x", null, new CancelToken());
        assertThatThrownBy(() -> new CloudTrailFormat().read(in, context, collected))
                .hasMessage("the disk is gone");
        assertThat(collected.eventRaws()).containsExactly(A, B);
        assertThat(collected.rejectedRaws()).containsExactly(C.substring(0, 30));
        assertThat(collected.broken).isEmpty();
    }

    @Test
    void stopsWhenAskedTo() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThatThrownBy(() ->
                        new CloudTrailFormat()
                                .read(
                                        new ByteArrayInputStream(new byte[0]),
                                        new LeafContext("x", null, cancel),
                                        new Collected()))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whateverAByteBecomesEveryRecordStaysWhereItsOffsetSays() throws IOException {
        byte[] sound =
                ("{\"Records\":[" + String.join(",", A, B, C, Trail.GET) + "]}")
                        .getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = sound.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Collected collected = Collected.of(bytes);
            long last = -1;
            for (byte[] raw : collected.raws()) {
                assertThat(raw.length).isPositive();
            }
            for (Collected.Event event : collected.events) {
                int at = (int) event.place().offset();
                byte[] raw = event.place().raw().getBytes(StandardCharsets.ISO_8859_1);
                assertThat(Arrays.copyOfRange(bytes, at, at + raw.length)).isEqualTo(raw);
                assertThat(event.place().offset()).isGreaterThan(last);
                last = event.place().offset() + raw.length - 1;
            }
            // One changed byte costs one record, or what lies around all of them.
            boolean around = collected.events.isEmpty();
            assertThat(around || collected.events.size() >= 3)
                    .as(new String(bytes, StandardCharsets.ISO_8859_1))
                    .isTrue();
        }
    }
}
