package org.exhibit.indexer.format.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Random;

class ByteSearchTest {
    private static final byte[] RARE = {
        ' ', '\t', '\n', '\r', 0x0B, 0x0C, 0, 0x1F, 0x21, '"', (byte) 0x80, (byte) 0xA0, (byte) 0xFF
    };

    @Test
    void findsWhatALoopFinds() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] =
                        random.nextInt(6) == 0
                                ? RARE[random.nextInt(RARE.length)]
                                : (byte) random.nextInt(256);
            }
            int from = random.nextInt(bytes.length + 1);
            int to = from + random.nextInt(bytes.length - from + 1);
            byte wanted = RARE[random.nextInt(RARE.length)];
            int first = -1;
            int last = -1;
            int white = to;
            int solid = to;
            boolean ascii = true;
            for (int i = to - 1; i >= from; i--) {
                boolean isWhite = " \t\n\r\u000B\f".indexOf(bytes[i]) >= 0;
                first = bytes[i] == wanted ? i : first;
                last = bytes[i] == wanted && last < 0 ? i : last;
                white = isWhite ? i : white;
                solid = isWhite ? solid : i;
                ascii &= bytes[i] >= 0;
            }

            assertThat(ByteSearch.indexOf(bytes, from, to, wanted)).isEqualTo(first);
            assertThat(ByteSearch.lastIndexOf(bytes, from, to, wanted)).isEqualTo(last);
            assertThat(ByteSearch.endOfToken(bytes, from, to)).isEqualTo(white);
            assertThat(ByteSearch.startOfToken(bytes, from, to)).isEqualTo(solid);
            assertThat(ByteSearch.isAscii(bytes, from, to)).isEqualTo(ascii);
        }
    }

    @Test
    void readsOnlyNumbersOfEighteenDigits() {
        assertThat(decimal("0")).isZero();
        assertThat(decimal("007")).isEqualTo(7);
        assertThat(decimal("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
        assertThat(decimal("1000000000000000000")).isEqualTo(-1);
        assertThat(decimal("")).isEqualTo(-1);
        assertThat(decimal("-1")).isEqualTo(-1);
        assertThat(decimal("1.0")).isEqualTo(-1);
        assertThat(decimal("\u0661")).isEqualTo(-1);
    }

    private static long decimal(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 0, bytes.length);
    }
}
