package org.exhibit.indexer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/// Risk: a damaged or extended archive of logs is read short without anyone being told.
class GzipMembersTest {
    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static LeafStream open(byte[] bytes) {
        return LeafStream.open(new ByteArrayInputStream(bytes));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void readsEveryMember() throws IOException {
        try (LeafStream in = open(join(gzip("one\n"), gzip(""), gzip("three\n")))) {
            assertThat(text(in.readAllBytes())).isEqualTo("one\nthree\n");
            assertThat(in.remark()).isEmpty();
        }
    }

    @Test
    void tellsOfBytesAfterTheLastMember() throws IOException {
        byte[] member = gzip("one\n");
        try (LeafStream in = open(join(member, "junk".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(text(in.readAllBytes())).isEqualTo("one\n");
            assertThat(in.remark())
                    .isEqualTo(
                            "bytes that are no gzip member follow the last one, from byte "
                                    + member.length
                                    + " of the file on");
        }
    }

    @Test
    void givesWhatIsBeforeACutAndThenFails() throws IOException {
        String lines = "a line of a log\n".repeat(50_000);
        byte[] whole = gzip(lines);
        for (int cut : new int[] {whole.length / 2, whole.length - 9, whole.length - 1}) {
            try (LeafStream in = open(Arrays.copyOf(whole, cut))) {
                ByteArrayOutputStream got = new ByteArrayOutputStream();
                assertThatThrownBy(() -> in.transferTo(got)).hasMessageContaining("is cut");
                assertThat(lines).startsWith(text(got.toByteArray()));
                assertThat(in.count()).isEqualTo(got.size());
            }
        }
    }

    @Test
    void failsAtACutLaterMember() throws IOException {
        byte[] second = gzip("second");
        byte[] both = join(gzip("first"), Arrays.copyOf(second, second.length - 4));
        try (LeafStream in = open(both)) {
            assertThatThrownBy(in::readAllBytes).hasMessageContaining("inside member 2");
        }
    }

    @Test
    void noticesAnyFlippedByteOfTheData() throws IOException {
        String lines = "{\"eventName\":\"GetObject\"}\n".repeat(200);
        byte[] whole = gzip(lines);
        for (int i = 10; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x20;
            try (LeafStream in = open(flipped)) {
                byte[] got;
                try {
                    got = in.readAllBytes();
                } catch (IOException e) {
                    continue;
                }
                assertThat(text(got)).as("byte %d", i).isEqualTo(lines);
            }
        }
    }

    @Test
    void stopsAtABomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (GZIPOutputStream inner = new GZIPOutputStream(new GZIPOutputStream(out))) {
            for (int i = 0; i < 200; i++) {
                inner.write(zeros);
            }
        }
        try (LeafStream in = open(out.toByteArray())) {
            assertThatThrownBy(() -> in.skipNBytes(Long.MAX_VALUE))
                    .hasMessageContaining("1,000 times");
            assertThat(in.count()).isLessThan(80L << 20);
        }
    }
}
