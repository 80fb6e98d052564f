package org.exhibit.indexer.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class CustodyLogTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:15:30.123456789Z");
    private static final Run RUN =
            new Run(
                    "run-1",
                    "1.0",
                    "acquire files",
                    List.of("a b"),
                    "Ada Ü",
                    "os",
                    "ada",
                    AT,
                    InstantSource.fixed(AT));

    @TempDir Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("custody.jsonl");
    }

    private List<CustodyEntry> write(int entries) throws IOException {
        List<CustodyEntry> written = new ArrayList<>();
        try (CustodyLog log = CustodyLog.create(file, RUN)) {
            for (int i = 1; i <= entries; i++) {
                written.add(
                        log.append(
                                "deed",
                                Details.of("number", Integer.toString(i))
                                        .with("text", "\"ü\n\u2028😀")));
            }
            log.sync();
        }
        return written;
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(file));
    }

    private void replace(List<String> lines) throws IOException {
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        List<CustodyEntry> written = write(3);

        List<CustodyEntry> read = CustodyLog.entries(file);

        assertThat(read.subList(1, 4)).isEqualTo(written);
        assertThat(read.getFirst().kind()).isEqualTo("run-started");
        assertThat(read.getFirst().details())
                .containsExactly(
                        Map.entry("run", "run-1"),
                        Map.entry("tool", "Exhibit 1.0"),
                        Map.entry("command", "acquire files"),
                        Map.entry("arguments", "[\"a b\"]"),
                        Map.entry("host", "os"),
                        Map.entry("account", "ada"),
                        Map.entry("started", "2026-11-20T08:15:30.123Z"));
        assertThat(read).extracting(CustodyEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void writesLinesWhoseHashAnyoneCanCompute() throws Exception {
        write(1);

        String second = lines().get(1);
        String content = second.replaceFirst(",\"hash\":\"[0-9a-f]{64}\"}$", "}");
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(content.getBytes(StandardCharsets.UTF_8));

        assertThat(second)
                .startsWith(
                        "{\"schema\":\"exhibit.custody/1\",\"sequence\":2,\"at\":\"2026-11-20T08:15:30.123Z\",\"actor\":\"Ada"
                            + " Ü\",\"kind\":\"deed\",\"details\":{\"number\":\"1\",\"text\":\"\\\"ü\\n")
                .endsWith(",\"hash\":\"" + HexFormat.of().formatHex(hash) + "\"}")
                .contains("\"previous\":\"" + CustodyLog.entries(file).getFirst().hash() + "\"");
    }

    @Test
    void keepsALoneSurrogateOutOfTheFile() throws IOException {
        try (CustodyLog log = CustodyLog.create(file, RUN)) {
            assertThat(log.append("deed", Details.of("path", "a\uD800b")).details())
                    .containsEntry("path", "a\uFFFDb");
        }
        assertThat(CustodyLog.verify(file).holds()).isTrue();
    }

    @Test
    void refusesToBeginALogThatHasContent() throws IOException {
        write(1);

        assertThatThrownBy(() -> CustodyLog.create(file, RUN))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void holdsWhenNothingWasTouched() throws IOException {
        List<CustodyEntry> written = write(5);
        CustodyHead head = CustodyHead.of(written.getLast());

        assertThat(CustodyLog.verify(file, head, true))
                .isEqualTo(new CustodyCheck(6, head, List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5})
    void namesALineThatWasChanged(int line) throws IOException {
        write(5);
        List<String> lines = lines();
        lines.set(line, lines.get(line).replace("2026-11-20", "2026-11-21"));
        replace(lines);

        assertThat(breaks()).containsExactly("changed " + (line + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void namesALineThatWasChangedAndHashedAgain(int line) throws IOException {
        write(5);
        List<String> lines = lines();
        CustodyEntry entry = CustodyLog.entries(file).get(line);
        CustodyHead before = new CustodyHead(entry.sequence() - 1, entry.previous());
        CustodyLine forged =
                CustodyLine.after(before, entry.at(), "Mallory", entry.kind(), entry.details());
        lines.set(line, new String(forged.bytes(), StandardCharsets.UTF_8).strip());
        replace(lines);

        assertThat(breaks()).containsExactly("changed " + (line + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void namesThePlaceWhereALineIsMissing(int line) throws IOException {
        write(5);
        List<String> lines = lines();
        lines.remove(line);
        replace(lines);

        assertThat(breaks()).containsExactly("removed " + (line + 1));
    }

    @Test
    void noticesThatTheEndIsMissing() throws IOException {
        List<CustodyEntry> written = write(5);
        List<String> lines = lines();
        lines.removeLast();
        lines.removeLast();
        replace(lines);

        assertThat(breaks()).isEmpty();
        assertThat(CustodyLog.verify(file, CustodyHead.of(written.getLast()), false).breaks())
                .extracting(CustodyBreak::kind)
                .containsExactly(CustodyBreak.Kind.REMOVED);
    }

    @Test
    void noticesThatTheWholeFileIsMissing() throws IOException {
        CustodyHead head = CustodyHead.of(write(1).getLast());
        Files.delete(file);

        assertThat(CustodyLog.verify(file, head, true).breaks())
                .extracting(CustodyBreak::kind)
                .containsExactly(CustodyBreak.Kind.REMOVED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void namesALineThatWasPutInTwice(int place) throws IOException {
        write(5);
        List<String> lines = lines();
        lines.add(place, lines.get(place - 1));
        replace(lines);

        assertThat(breaks()).containsExactly("extra " + (place + 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void namesAForgedLineThatWasPutInBetween(int place) throws IOException {
        write(5);
        List<String> lines = lines();
        CustodyHead before = CustodyHead.of(CustodyLog.entries(file).get(place - 1));
        CustodyLine forged = CustodyLine.after(before, AT, "Mallory", "deed", Map.of());
        lines.add(place, new String(forged.bytes(), StandardCharsets.UTF_8).strip());
        replace(lines);

        assertThat(breaks()).containsExactly("extra " + (place + 1));
    }

    @Test
    void namesGarbagePutInBetweenAndInPlaceOfALine() throws IOException {
        write(5);
        List<String> lines = lines();
        lines.add(2, "garbage");
        lines.set(4, "more garbage");
        replace(lines);

        assertThat(breaks()).containsExactly("extra 3", "changed 5");
    }

    @Test
    void noticesAnEntryAddedAfterTheLastThatIsKnown() throws IOException {
        CustodyHead head = CustodyHead.of(write(2).getLast());
        CustodyLine forged = CustodyLine.after(head, AT, "Mallory", "deed", Map.of());
        Files.write(file, forged.bytes(), java.nio.file.StandardOpenOption.APPEND);

        assertThat(CustodyLog.verify(file, head, false).holds()).isTrue();
        assertThat(CustodyLog.verify(file, head, true).breaks())
                .extracting(CustodyBreak::kind)
                .containsExactly(CustodyBreak.Kind.EXTRA);
    }

    @Test
    void noticesAChainMadeAnewFromTheStart() throws IOException {
        CustodyHead head = CustodyHead.of(write(2).getLast());
        List<String> forged = new ArrayList<>();
        CustodyHead at = CustodyHead.NONE;
        for (int i = 0; i < 3; i++) {
            CustodyLine line = CustodyLine.after(at, AT, "Mallory", "deed", Map.of());
            forged.add(new String(line.bytes(), StandardCharsets.UTF_8).strip());
            at = CustodyHead.of(line.entry());
        }
        replace(forged);

        assertThat(breaks()).isEmpty();
        assertThat(CustodyLog.verify(file, head, true).breaks())
                .extracting(CustodyBreak::kind)
                .containsExactly(CustodyBreak.Kind.CHANGED);
    }

    private List<String> breaks() throws IOException {
        return CustodyLog.verify(file).breaks().stream()
                .map(found -> found.kind().word() + " " + found.line())
                .toList();
    }

    @Test
    void movesATornEndAsideWhereverTheWriteStopped() throws IOException {
        write(2);
        byte[] whole = Files.readAllBytes(file);
        CustodyMark mark = markAfter(2);
        for (long cut = mark.length() + 1; cut < whole.length; cut += 7) {
            Files.write(file, java.util.Arrays.copyOf(whole, (int) cut));
            Files.deleteIfExists(folder.resolve("custody.torn-1"));
            CustodyTail tail = CustodyTail.find(file, mark);

            try (CustodyLog log = CustodyLog.open(file, RUN, tail)) {
                log.append("deed", Details.none());
            }

            byte[] torn = java.util.Arrays.copyOfRange(whole, (int) mark.length(), (int) cut);
            assertThat(Files.readAllBytes(folder.resolve("custody.torn-1"))).isEqualTo(torn);
            assertThat(CustodyLog.verify(file).holds()).isTrue();
            assertThat(CustodyLog.entries(file))
                    .extracting(CustodyEntry::kind)
                    .containsExactly("run-started", "deed", "run-started", "custody-torn", "deed");
            assertThat(CustodyLog.entries(file).get(3).details())
                    .containsEntry("file", "custody.torn-1")
                    .containsEntry("bytes", Integer.toString(torn.length))
                    .containsEntry("sha256", Digest.of(torn).hex());
        }
    }

    @Test
    void takesBlocksThatNeverReachedTheDiskForTorn() throws IOException {
        write(4);
        byte[] bytes = Files.readAllBytes(file);
        CustodyMark mark = markAfter(2);
        java.util.Arrays.fill(bytes, (int) mark.length(), (int) mark.length() + 40, (byte) 0);
        Files.write(file, bytes);

        CustodyTail tail = CustodyTail.find(file, mark);

        assertThat(tail).isEqualTo(new CustodyTail(mark, mark, bytes.length - mark.length(), true));
    }

    @Test
    void findsTheEntriesSinceAMark() throws IOException {
        List<CustodyEntry> written = write(4);
        CustodyTail tail = CustodyTail.find(file, markAfter(3));
        List<CustodyEntry> found = new ArrayList<>();

        tail.read(file, found::add);

        assertThat(found).isEqualTo(written.subList(2, 4));
        assertThat(tail.isTorn()).isFalse();
    }

    @Test
    void keepsEveryLineOfALogThatDoesNotFitTheMark() throws IOException {
        write(4);
        CustodyMark mark = markAfter(3);
        List<String> lines = lines();
        lines.remove(1);
        replace(lines);

        CustodyTail tail = CustodyTail.find(file, mark);

        assertThat(tail.fitsMark()).isFalse();
        assertThat(tail.torn()).isZero();
        assertThat(tail.end().head().sequence()).isEqualTo(5);
    }

    /// The mark after a number of lines.
    private CustodyMark markAfter(int lines) throws IOException {
        long length = 0;
        for (String line : lines().subList(0, lines)) {
            length += line.getBytes(StandardCharsets.UTF_8).length + 1;
        }
        return new CustodyMark(CustodyHead.of(CustodyLog.entries(file).get(lines - 1)), length);
    }
}
