package org.exhibit.indexer.format.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.format.Recognition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

class FlowRecognitionTest {
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

    @Test
    void recognisesHeadersAndDefaultLinesOnly() {
        assertThat(recognised(V2 + "\n")).isEqualTo("log");
        assertThat(recognised("\uFEFF" + TGW + "\r\n")).isEqualTo("log");
        assertThat(recognised("pkt-srcaddr start")).isEqualTo("log");
        assertThat(recognised(LINE)).isEqualTo("log");
        assertThat(recognised("2 unknown - - - - - - - - 1 2 - SKIPDATA")).isEqualTo("log");
        assertThat(recognised("damaged\n" + LINE)).isEqualTo("log");
        assertThat(recognised("2 111122223333 eni-0a 10.0.0.1 10.0.0.2 OK"))
                .contains("format must be given");
        assertThat(recognised("version start end action type region")).isEqualTo("nothing");
        assertThat(recognised("srcaddr and some other words of prose")).isEqualTo("nothing");
        assertThat(recognised("srcaddr")).isEqualTo("nothing");
        assertThat(recognised("1 2 3 4 5 6 7 8 9 10 11 12 13 14")).isEqualTo("nothing");
        assertThat(recognised("- - - - - - - - - - - - - -")).isEqualTo("nothing");
        assertThat(recognised("{\"logEvents\":[{\"message\":\"" + LINE + "\"}]}"))
                .isEqualTo("nothing");
        assertThat(recognised("2026-01-02T03:04:05.123Z " + LINE)).isEqualTo("nothing");
        assertThat(recognised("")).isEqualTo("nothing");
    }

    @Test
    void recognisesTheExaminersLayoutByContentAndElseByName() {
        FlowFormat named = FlowFormat.withFormat("interface-id srcaddr dstaddr");
        FlowFormat tags = FlowFormat.withFormat("instance-tag asg-tag");

        assertThat(named.recognise(bytes("eni-1 10.0.0.1 10.0.0.2"), "000000")).isPresent();
        assertThat(named.recognise(bytes("three plain words"), "000000")).isEmpty();
        assertThat(named.recognise(bytes(LINE), "000000")).isPresent();
        assertThat(tags.recognise(bytes("web blue"), "x/y.log.gz")).isPresent();
        assertThat(tags.recognise(bytes("web blue"), "x/y.txt")).isEmpty();
        assertThat(tags.recognise(bytes("web blue green"), "x/y.log")).isEmpty();
        assertThat(FlowFormat.withFormat("  ").recognise(bytes("web blue"), "y.log")).isEmpty();
    }

    private String recognised(String head) {
        @Nullable Recognition found = format.recognise(bytes(head), "some.log").orElse(null);
        return switch (found) {
            case null -> "nothing";
            case Recognition.Log log -> log.format() == format ? "log" : "another's";
            case Recognition.Reference reference -> reference.kind();
            case Recognition.Unknown unknown -> unknown.reason();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "srcaddr srcaddr",
                "SRCADDR dstaddr",
                "srcaddr dst_addr",
                "a;b",
                "-x srcaddr",
                "${srcaddr",
                "srcaddr ${} x"
            })
    void refusesFormatsThatAreNoListOfNames(String names) {
        assertThatThrownBy(() -> FlowFormat.withFormat(names))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("flow log format");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
