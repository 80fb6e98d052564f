package org.exhibit.indexer.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

class SwarTest {

    @Test
    void findsWhatAByteByByteSearchFinds() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int p = 0; p < bytes.length; p++) {
                bytes[p] =
                        random.nextInt(12) == 0
                                ? (byte) random.nextInt(256)
                                : (byte) random.nextInt(' ', 128);
            }
            int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            assertThat(Swar.plainEnd(bytes, from, bytes.length)).isEqualTo(plainEnd(bytes, from));
            assertThat(Swar.quoteOrBackslash(bytes, from, bytes.length))
                    .isEqualTo(quoteOrBackslash(bytes, from));
        }
    }

    private static int plainEnd(byte[] bytes, int from) {
        int p = from;
        while (p < bytes.length && bytes[p] >= ' ' && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }

    private static int quoteOrBackslash(byte[] bytes, int from) {
        int p = from;
        while (p < bytes.length && bytes[p] != '"' && bytes[p] != '\\') {
            p++;
        }
        return p;
    }
}
