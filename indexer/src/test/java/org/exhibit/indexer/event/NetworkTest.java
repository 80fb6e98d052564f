package org.exhibit.indexer.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.util.Random;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, 10.255.255.255",
        "10.20.30.40/8, 10.0.0.0/8, 10.255.255.255",
        "0.0.0.0/0, 0.0.0.0/0, 255.255.255.255",
        "192.0.2.7/32, 192.0.2.7/32, 192.0.2.7",
        "192.0.2.7/31, 192.0.2.6/31, 192.0.2.7",
        "2001:db8::/33, 2001:db8:0:0:0:0:0:0/33, 2001:db8:7fff:ffff:ffff:ffff:ffff:ffff",
        "::ffff:10.0.0.0/104, 10.0.0.0/8, 10.255.255.255",
    })
    void readsANetwork(String text, String canonical, String last) {
        Network network = Network.parse(text).orElseThrow();
        assertThat(network.toString()).isEqualTo(canonical);
        assertThat(network.last().toString()).isEqualTo(last);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "10.0.0.0",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/8/8",
                "10/8",
                "::/129",
                "::/1x",
                "10.0.0.0/ 8",
                "::ffff:10.0.0.0/95",
                "s3/8",
                "10.0.0.0/99999999999"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }

    @Test
    void containsExactlyTheAddressesThatShareItsPrefix() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] base = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(base);
            byte[] other = base.clone();
            int flipped = random.nextInt(base.length * 8);
            other[flipped >> 3] ^= (byte) (0x80 >> (flipped & 7));
            int bits = base.length * 8;
            int prefix = random.nextInt(bits + 1);
            Network network = Network.parse(Address.ofBytes(base) + "/" + prefix).orElseThrow();
            boolean expected =
                    new BigInteger(1, base)
                            .shiftRight(bits - prefix)
                            .equals(new BigInteger(1, other).shiftRight(bits - prefix));
            assertThat(network.contains(Address.ofBytes(other))).isEqualTo(expected);
            assertThat(network.contains(Address.ofBytes(base))).isTrue();
        }
    }

    @Test
    void holdsOnlyItsOwnFamily() {
        assertThat(
                        Network.parse("::/0")
                                .orElseThrow()
                                .contains(Address.parse("10.0.0.1").orElseThrow()))
                .isFalse();
        assertThat(
                        Network.parse("0.0.0.0/0")
                                .orElseThrow()
                                .contains(Address.parse("2001:db8::1").orElseThrow()))
                .isFalse();
    }
}
