package org.exhibit.indexer.format.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class LineSplitterTest {
    private record Line(long offset, String text, LineSplitter.Kind kind) {}

    /// Gives a few bytes a call and then fails or ends.
    private static final class Dripping extends InputStream {
        private final byte[] bytes;
        private final int step;
        private final boolean fails;
        private int at;

        Dripping(String text, int step, boolean fails) {
            this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            this.step = step;
            this.fails = fails;
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            if (at == bytes.length) {
                if (fails) {
                    throw new IOException("cut");
                }
                return -1;
            }
            int count = Math.min(Math.min(step, length), bytes.length - at);
            System.arraycopy(bytes, at, buffer, from, count);
            at += count;
            return count;
        }
    }

    private static List<Line> lines(InputStream in, int maxLength) throws IOException {
        return rest(new LineSplitter(in, maxLength), new ArrayList<>());
    }

    private static List<Line> rest(LineSplitter lines, List<Line> into) throws IOException {
        while (lines.next()) {
            into.add(
                    new Line(
                            lines.offset(),
                            new String(
                                    lines.buffer(),
                                    lines.from(),
                                    lines.to() - lines.from(),
                                    StandardCharsets.ISO_8859_1),
                            lines.kind()));
        }
        return into;
    }

    private static Line whole(long offset, String text) {
        return new Line(offset, text, LineSplitter.Kind.WHOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 4096})
    void givesLinesWithoutTheirEndsAtTheirOffsets(int step) throws IOException {
        String text = "\u00ef\u00bb\u00bfone\r\n\n  \t\r\ntwo\n\r\nthree\r\r\nlast";

        assertThat(lines(new Dripping(text, step, false), 100))
                .containsExactly(
                        whole(3, "one"), whole(14, "two"), whole(20, "three\r"), whole(28, "last"));
    }

    @Test
    void givesNothingForAnEmptyStreamOrOneOfBlanks() throws IOException {
        assertThat(lines(new Dripping("", 1, false), 100)).isEmpty();
        assertThat(lines(new Dripping(" \n\r\n\t", 1, false), 100)).isEmpty();
        assertThat(lines(new Dripping("\u00ef\u00bb\u00bf", 1, false), 100)).isEmpty();
    }

    @Test
    void takesAByteOrderMarkOnlyAtTheStartAndOnlyWhole() throws IOException {
        assertThat(lines(new Dripping("a\n\u00ef\u00bb\u00bfb", 9, false), 100))
                .containsExactly(whole(0, "a"), whole(2, "\u00ef\u00bb\u00bfb"));
        assertThat(lines(new Dripping("\u00ef\u00bb", 9, false), 100))
                .containsExactly(whole(0, "\u00ef\u00bb"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000, 40_000})
    void keepsTheStartOfALineThatIsTooLongAndGoesOnBehindIt(int step) throws IOException {
        String text = "a\n" + "x".repeat(40_000) + "\r\nb\n" + "y".repeat(51);

        assertThat(lines(new Dripping(text, step, false), 50))
                .containsExactly(
                        whole(0, "a"),
                        new Line(2, "x".repeat(50), LineSplitter.Kind.TOO_LONG),
                        whole(40_004, "b"),
                        new Line(40_006, "y".repeat(50), LineSplitter.Kind.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 40_000})
    void knowsTheLengthOfALineThatIsTooLong(int step) throws IOException {
        for (String end : List.of("", "\n", "\r\n", "\r\nmore")) {
            String text = "a\n" + "x".repeat(100_001) + end;
            LineSplitter lines = new LineSplitter(new Dripping(text, step, false), 50);
            assertThat(lines.next()).isTrue();
            assertThat(lines.next()).isTrue();
            assertThat(lines.kind()).isEqualTo(LineSplitter.Kind.TOO_LONG);
            assertThat(lines.length()).isEqualTo(100_001);
        }
    }

    @Test
    void growsForLinesLongerThanAChunk() throws IOException {
        String longLine = "z".repeat(1_000_000);

        assertThat(lines(new Dripping("a\n" + longLine + "\nb", 5_000, false), 2_000_000))
                .containsExactly(whole(0, "a"), whole(2, longLine), whole(1_000_003, "b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 4096})
    void givesWhatAFailingStreamLeftAsACutLineAndThenFails(int step) throws IOException {
        LineSplitter lines = new LineSplitter(new Dripping("one\ntwo\nthr", step, true), 100);
        List<Line> found = new ArrayList<>();

        assertThatThrownBy(() -> rest(lines, found))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");
        assertThat(found)
                .containsExactly(
                        whole(0, "one"),
                        whole(4, "two"),
                        new Line(8, "thr", LineSplitter.Kind.CUT));
        assertThatThrownBy(lines::next).isInstanceOf(IOException.class);
    }

    @Test
    void failsWithoutACutLineWhereAStreamFailsBehindALineFeed() {
        LineSplitter lines = new LineSplitter(new Dripping("one\n", 2, true), 100);
        List<Line> found = new ArrayList<>();

        assertThatThrownBy(() -> rest(lines, found)).isInstanceOf(IOException.class);
        assertThat(found).containsExactly(whole(0, "one"));
    }

    @Test
    void givesOffsetsThatLeadBackToTheLinesBytes() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                text.append("ab \r\n\n".charAt(random.nextInt(6)));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
            List<Line> streamed =
                    lines(new Dripping(text.toString(), 1 + random.nextInt(9), false), 1000);
            assertThat(rest(LineSplitter.ofBytes(bytes), new ArrayList<>())).isEqualTo(streamed);
            for (Line line : streamed) {
                int at = (int) line.offset();
                assertThat(new String(bytes, at, line.text().length(), StandardCharsets.ISO_8859_1))
                        .isEqualTo(line.text());
            }
            assertThat(streamed.stream().map(Line::text).toList())
                    .isEqualTo(expected(text.toString()));
        }
    }

    private static List<String> expected(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String kept = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
            if (!kept.isBlank()) {
                lines.add(kept);
            }
        }
        return lines;
    }

    @Test
    void boundsWhatItHolds() throws IOException {
        long length = 200L * 1024 * 1024;
        InputStream endless =
                new InputStream() {
                    private long left = length;

                    @Override
                    public int read() {
                        throw new AssertionError("byte by byte");
                    }

                    @Override
                    public int read(byte[] buffer, int from, int count) {
                        if (left == 0) {
                            return -1;
                        }
                        int given = (int) Math.min(left, count);
                        left -= given;
                        return given;
                    }
                };
        LineSplitter lines = new LineSplitter(endless);

        assertThat(lines.next()).isTrue();
        assertThat(lines.kind()).isEqualTo(LineSplitter.Kind.TOO_LONG);
        assertThat(lines.length()).isEqualTo(length);
        assertThat(lines.buffer().length).isLessThan(LineSplitter.MAX_LENGTH + 100_000);
        assertThat(lines.next()).isFalse();
    }

    @Test
    void readsAnEmptyArray() throws IOException {
        assertThat(LineSplitter.ofBytes(new byte[0]).next()).isFalse();
        assertThat(lines(new ByteArrayInputStream(new byte[0]), 10)).isEmpty();
    }
}
