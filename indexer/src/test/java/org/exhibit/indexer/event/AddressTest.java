package org.exhibit.indexer.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "10.1.2.3, 10.1.2.3",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "2001:DB8::8a2e:370:7334, 2001:db8:0:0:0:8a2e:370:7334",
        "2001:0db8:0000:0000:0000:0000:0000:0001, 2001:db8:0:0:0:0:0:1",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
        "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:c000:201, 192.0.2.1",
    })
    void readsAnAddress(String text, String canonical) {
        assertThat(Address.parse(text)).map(Address::toString).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "035.1.1.1",
                "1.2.3.04",
                "256.1.1.1",
                "1.2.3.4 ",
                " 1.2.3.4",
                "1..2.3",
                ".1.2.3",
                "1.2.3.",
                "1.2.3.-4",
                "1.2.3.+4",
                "0x10.1.1.1",
                "1.2.3.4/8",
                "٣.1.1.1",
                "AWS Internal",
                "s3.amazonaws.com",
                "localhost",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "::12345",
                "::g",
                "fe80::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4::",
                "::1.2.3",
                "::1.2.3.4:5",
                "1:2:3:4::5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "::1:",
                "::01.2.3.4",
                "1.2.3.4::1.2.3.4"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void agreesWithThePlatformOnEveryAddressItPrints() throws UnknownHostException {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(3) == 0 ? 0 : (byte) random.nextInt();
            }
            InetAddress expected = InetAddress.getByAddress(bytes);
            assertThat(Address.parse(expected.getHostAddress()))
                    .map(Address::toInetAddress)
                    .contains(expected);
        }
    }

    @Test
    void ordersByFamilyThenValueUnsigned() {
        assertThat(address("9.255.0.0")).isLessThan(address("10.0.0.0"));
        assertThat(address("127.0.0.1")).isLessThan(address("200.0.0.1"));
        assertThat(address("255.255.255.255")).isLessThan(address("::"));
        assertThat(address("2001:db8::1"))
                .isEqualTo(address("2001:DB8:0::1"))
                .hasSameHashCodeAs(address("2001:db8::1"));
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }
}
