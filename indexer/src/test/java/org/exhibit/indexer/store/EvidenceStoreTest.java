package org.exhibit.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.indexer.progress.CancelToken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class EvidenceStoreTest {
    /// FIPS 180 test vectors of "abc".
    private static final Fingerprint ABC =
            new Fingerprint(
                    new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                            + "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
                    3);

    @TempDir Path folder;

    private final CancelToken never = new CancelToken();
    private EvidenceStore store;

    @BeforeEach
    void prepare() throws IOException {
        store = new EvidenceStore(folder.resolve("evidence"));
        store.prepare();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private Stored put(byte[] bytes) throws IOException {
        return store.intake().put(new ByteArrayInputStream(bytes), never);
    }

    @Test
    void namesAnOriginalByItsHash() throws IOException {
        Stored stored = put("abc".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        Path expected =
                folder.resolve(
                        "evidence/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(stored).isEqualTo(new Stored(ABC, expected, true));
        assertThat(expected).hasContent("abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 5 << 20})
    void keepsEveryByteWhateverTheSize(int size) throws IOException {
        byte[] bytes = random(size);

        Stored stored = put(bytes);

        assertThat(Files.readAllBytes(stored.original())).isEqualTo(bytes);
        assertThat(stored.fingerprint().sha256()).isEqualTo(Digest.of(bytes));
        assertThat(stored.fingerprint().size()).isEqualTo(size);
        assertThat(temporary()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 2 << 20})
    void writesTheSameBytesOnce(int size) throws IOException {
        Stored first = put(random(size));
        Object key = Files.readAttributes(first.original(), "unix:ino");

        Stored second = put(random(size));

        assertThat(second).isEqualTo(new Stored(first.fingerprint(), first.original(), false));
        assertThat(Files.readAttributes(first.original(), "unix:ino")).isEqualTo(key);
        assertThat(temporary()).isEmpty();
    }

    @Test
    void makesOriginalsReadOnly() throws IOException {
        Stored stored = put(random(10));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored.original())))
                .isEqualTo("r--r--r--");
    }

    @Test
    void letsWorkersPutTheSameBytesAtOnce() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Callable<Stored>> tasks =
                    IntStream.range(0, 200)
                            .mapToObj(i -> (Callable<Stored>) () -> put(random(50 + i % 5)))
                            .toList();
            long written = 0;
            for (Future<Stored> done : workers.invokeAll(tasks)) {
                written += done.get().written() ? 1 : 0;
            }
            assertThat(written).isEqualTo(5);
        }
        assertThat(temporary()).isEmpty();
    }

    @Test
    void leavesNothingOfACancelledCopy() {
        CancelToken cancel = new CancelToken();
        InputStream endless =
                new InputStream() {
                    private long served;

                    @Override
                    public int read() {
                        served++;
                        if (served > 3 << 20) {
                            cancel.cancel();
                        }
                        return 7;
                    }
                };

        assertThatThrownBy(() -> store.intake().put(endless, cancel))
                .isInstanceOf(CancellationException.class);
        assertThat(temporary()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 3 << 20})
    void refusesAFileThatChangedWhileItWasRead(int size) throws IOException {
        Path source = Files.write(folder.resolve("log"), random(size));
        SourceFile listed = SourceFile.at(source);
        Files.write(source, new byte[size + 1]);

        assertThatThrownBy(() -> store.intake().put(listed, never))
                .isInstanceOf(SourceChangedException.class)
                .hasMessage("was changed while it was read");
        assertThat(temporary()).isEmpty();
    }

    @Test
    void doesNotFollowALinkPutInPlaceOfAFile() throws IOException {
        Path source = Files.write(folder.resolve("log"), random(5));
        Path secret = Files.write(folder.resolve("secret"), random(6));
        SourceFile listed = SourceFile.at(source);
        Files.delete(source);
        Files.createSymbolicLink(source, secret);

        assertThatThrownBy(() -> store.intake().put(listed, never))
                .isInstanceOf(SourceException.class);
        assertThat(store.holds(Digest.of(random(6)), 6)).isFalse();
    }

    @Test
    void setsADamagedOriginalAsideAndKeepsIt() throws IOException {
        Stored stored = put(random(10));
        Files.delete(stored.original());
        Files.write(stored.original(), new byte[3]);

        Stored again = put(random(10));

        assertThat(again.written()).isTrue();
        assertThat(Files.readAllBytes(again.original())).isEqualTo(random(10));
        assertThat(folder.resolve("evidence/damaged/" + stored.fingerprint().sha256().hex() + "-1"))
                .hasBinaryContent(new byte[3]);
    }

    @Test
    void measuresWithoutCopying() throws IOException {
        Path source = Files.writeString(folder.resolve("log"), "abc");

        assertThat(store.intake().measure(SourceFile.at(source), never)).isEqualTo(ABC);
        assertThat(store.holds(ABC.sha256(), 3)).isFalse();
    }

    @Test
    void clearsUnfinishedCopiesOnly() throws IOException {
        Stored stored = put(random(10));
        Files.write(folder.resolve("evidence/tmp/left"), new byte[5]);

        assertThat(store.clearTemporary()).isEqualTo(1);
        assertThat(temporary()).isEmpty();
        assertThat(store.named(stored.fingerprint().sha256().bytes()[0] & 0xff))
                .containsExactly(stored.fingerprint().sha256());
    }

    @Test
    void bringsFilesToDisk() throws IOException {
        put(random(10));

        store.sync();

        assertThat(FileSystemSync.find().sync(folder))
                .isEqualTo(FileSystemSync.class.getModule().isNativeAccessEnabled());
    }

    private List<Path> temporary() {
        try (Stream<Path> files = Files.list(folder.resolve("evidence/tmp"))) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void readsNamesThatAreNoText() {
        byte[] name = {'a', (byte) 0xff, '\\', 'x', '4', '1', (byte) 0xc3, (byte) 0xbc, '\\'};

        String text = PathText.ofBytes(name);

        assertThat(text).isEqualTo("a\\xff\\x5cx41ü\\");
        assertThat(PathText.toBytes(text)).isEqualTo(name);
        assertThat(
                        Arrays.equals(
                                PathText.toBytes("plain/ü"),
                                "plain/ü".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isTrue();
    }
}
