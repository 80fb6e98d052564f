package org.exhibit.indexer.format.s3access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class AccessLineTest {
    private static final String OWNER = "ab".repeat(32);
    private static final String HEAD = OWNER + " bkt [06/Feb/2025:00:00:38 +0000] 192.0.2.3 ";
    private static final String START = HEAD + "- REQ0000000000001 REST.GET.OBJECT k%20ey ";
    private static final String NUMBERS = " 200 - 113 4 7 - ";
    private static final String TAIL =
            " - hostid= SigV4 CIPHER AuthHeader b.s3.amazonaws.com TLSv1.3 - -";

    private static @Nullable List<String> split(String line) {
        AccessLine columns = new AccessLine();
        byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.ISO_8859_1);
        String reason = columns.split(bytes, 2, bytes.length - 2);
        if (reason != null) {
            assertThat(reason).isNotBlank();
            return null;
        }
        List<String> found = new ArrayList<>();
        for (int i = 0; i < columns.count(); i++) {
            int from = columns.from(i);
            found.add(new String(bytes, from, columns.to(i) - from, StandardCharsets.ISO_8859_1));
        }
        return found;
    }

    private static String uri(String line) {
        return columns(line).get(AccessColumn.REQUEST_URI.ordinal());
    }

    private static String referrer(String line) {
        return columns(line).get(AccessColumn.REFERRER.ordinal());
    }

    private static String userAgent(String line) {
        return columns(line).get(AccessColumn.USER_AGENT.ordinal());
    }

    private static List<String> columns(String line) {
        List<String> found = split(line);
        assertThat(found).as(line).isNotNull();
        return found == null ? List.of() : found;
    }

    @Test
    void findsTheColumnsOfACleanLine() {
        assertThat(
                        columns(
                                START
                                        + "\"GET /k%2520ey HTTP/1.1\""
                                        + NUMBERS
                                        + "\"-\" \"curl/8 (x; y)\""
                                        + TAIL))
                .containsExactly(
                        OWNER,
                        "bkt",
                        "06/Feb/2025:00:00:38 +0000",
                        "192.0.2.3",
                        "-",
                        "REQ0000000000001",
                        "REST.GET.OBJECT",
                        "k%20ey",
                        "GET /k%2520ey HTTP/1.1",
                        "200",
                        "-",
                        "113",
                        "4",
                        "7",
                        "-",
                        "-",
                        "curl/8 (x; y)",
                        "-",
                        "hostid=",
                        "SigV4",
                        "CIPHER",
                        "AuthHeader",
                        "b.s3.amazonaws.com",
                        "TLSv1.3",
                        "-",
                        "-");
    }

    @Test
    void findsTheColumnsOfLinesWithoutQuotes() {
        String copied =
                START.replace("REST.GET.OBJECT", "REST.COPY.OBJECT_GET") + "- 200 - - 4 - - - - -";
        String batch =
                HEAD
                        + "arn:aws:iam::111122223333:root R1 BATCH.DELETE.OBJECT a - 204 - - 8 - -"
                        + " - - - host SigV4 C A h TLSv1.2 - Yes eu-west-1";

        assertThat(columns(copied).subList(8, 18))
                .containsExactly("-", "200", "-", "-", "4", "-", "-", "-", "-", "-");
        assertThat(columns(batch)).hasSize(27).endsWith("-", "Yes", "eu-west-1");
    }

    @Test
    void takesARequesterWithSpaces() {
        String requester =
                "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE";

        assertThat(
                        columns(
                                        START.replace(" - REQ", " " + requester + " REQ")
                                                + "\"GET / HTTP/1.1\""
                                                + NUMBERS
                                                + "\"-\" \"-\""
                                                + TAIL)
                                .subList(4, 8))
                .containsExactly(requester, "REQ0000000000001", "REST.GET.OBJECT", "k%20ey");
    }

    @Test
    void takesTwoSpacesAfterTheAddress() {
        String line =
                START.replace("192.0.2.3 ", "192.0.2.3  ")
                        + "\"GET / HTTP/1.1\""
                        + NUMBERS
                        + "\"-\" \"-\""
                        + TAIL;

        assertThat(columns(line).subList(3, 5)).containsExactly("192.0.2.3", "-");
    }

    @Test
    void survivesQuotesThatTheRequesterSent() {
        String get = "\"GET / HTTP/1.1\"";
        assertThat(userAgent(START + get + NUMBERS + "\"-\" \"\"Mozilla/5.0 (X11)\"" + TAIL))
                .isEqualTo("\"Mozilla/5.0 (X11)");
        assertThat(userAgent(START + get + NUMBERS + "\"-\" \"curl\"\"" + TAIL))
                .isEqualTo("curl\"");
        assertThat(referrer(START + get + NUMBERS + "\"http://x/?id=4\"\" \"m\"" + TAIL))
                .isEqualTo("http://x/?id=4\"");
        assertThat(
                        uri(
                                START
                                        + "\"GET /a?filename=\"d.json\"&x HTTP/1.1\""
                                        + NUMBERS
                                        + "\"-\" \"m\""
                                        + TAIL))
                .isEqualTo("GET /a?filename=\"d.json\"&x HTTP/1.1");
        assertThat(uri(START + "\"GET /\" HTTP/1.1\"" + NUMBERS + "\"-\" \"m\"" + TAIL))
                .isEqualTo("GET /\" HTTP/1.1");
        String probe =
                START
                        + "\"GET /<?php\\x22$_\"\\\" HTTP/1.1\" 400 - 113 4 7 - \"<?=\"\\\"?>\""
                        + " \"m\""
                        + TAIL;
        assertThat(uri(probe)).isEqualTo("GET /<?php\\x22$_\"\\\" HTTP/1.1");
        assertThat(referrer(probe)).isEqualTo("<?=\"\\\"?>");
        assertThat(userAgent(START + get + NUMBERS + "- \"say \" \" hi\"" + TAIL))
                .isEqualTo("say \" \" hi");
        assertThat(userAgent(START + "-" + NUMBERS + "\"\" \"\"" + TAIL)).isEmpty();
    }

    @Test
    void keepsBothWholeWhereReferrerAndAgentCanBePartedTwice() {
        AccessLine columns = new AccessLine();
        String both = "\"a\" \"b\" \"c\"";
        byte[] bytes =
                (START + "\"GET / HTTP/1.1\"" + NUMBERS + both + TAIL)
                        .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(columns.split(bytes, 0, bytes.length)).isNull();
        assertThat(columns.ambiguous()).isTrue();
        assertThat(referrer(new String(bytes, StandardCharsets.ISO_8859_1))).isEqualTo(both);
        assertThat(userAgent(new String(bytes, StandardCharsets.ISO_8859_1))).isEqualTo(both);
        assertThat(columns(new String(bytes, StandardCharsets.ISO_8859_1)))
                .endsWith("TLSv1.3", "-", "-");
        byte[] clean =
                (START + "-" + NUMBERS + "\"a\" \"b\"" + TAIL)
                        .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(columns.split(clean, 0, clean.length)).isNull();
        assertThat(columns.ambiguous()).isFalse();
    }

    @Test
    void readsReferrerOrAgentWithoutQuotesBehindAQuotedUri() {
        String uri = START + "\"GET / HTTP/1.1\"" + NUMBERS;

        assertThat(columns(uri + "- -" + TAIL).subList(15, 18)).containsExactly("-", "-", "-");
        assertThat(columns(uri + "\"http://r /\" -" + TAIL).subList(15, 19))
                .containsExactly("http://r /", "-", "-", "hostid=");
        assertThat(columns(uri + "- \"ua\"" + TAIL).subList(15, 18))
                .containsExactly("-", "ua", "-");
        assertThat(columns(uri + "\"r\" - -")).hasSize(18).endsWith("r", "-", "-");
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19, 23, 24, 25, 26, 27, 28, 63, 64, 65, 5_000})
    void acceptsEveryNumberOfColumnsFromEighteen(int count) {
        String line =
                START + "\"GET / HTTP/1.1\"" + NUMBERS + "\"-\" \"m\"" + " x".repeat(count - 17);

        List<String> columns = columns(line);
        assertThat(columns).hasSize(Math.min(count, 64));
        assertThat(String.join(" ", columns.subList(17, columns.size())))
                .isEqualTo("x" + " x".repeat(count - 18));
    }

    @Test
    void refusesLinesThatAreTooShort() {
        assertThat(split(START + "\"GET / HTTP/1.1\"" + NUMBERS + "\"-\" \"m\"")).isNull();
        assertThat(split(START + "\"GET / HTTP/1.1\"" + NUMBERS + "\"-\" \"m\" ")).isNull();
        assertThat(split(START + "\"GET / HTTP/1.1\"" + NUMBERS + "- -")).isNull();
        assertThat(split(START + "- 200 - - - - - - -")).isNull();
        assertThat(split("")).isNull();
        assertThat(split("hello")).isNull();
        assertThat(split(START + "\"GET / HTTP/1.1\" 20x - 1 1 1 1 \"-\" \"m\"" + TAIL)).isNull();
        assertThat(split(START + "\"GET / HTTP/1.1\"" + NUMBERS + "\"-\" \"m\"x - -")).isNull();
    }

    @Test
    void neverFailsOnALineCutAnywhere() {
        String line = START + "\"GET /a\"b HTTP/1.1\"" + NUMBERS + "\"r\" \"u a\"" + TAIL;
        int accepted = 0;
        for (int length = 0; length <= line.length(); length++) {
            List<String> found = split(line.substring(0, length));
            if (found != null) {
                accepted++;
                assertThat(found.subList(0, 17)).isEqualTo(columns(line).subList(0, 17));
            }
        }
        // Only behind the version id can a cut line look like an older, shorter one.
        assertThat(accepted).isEqualTo(line.length() - line.indexOf(TAIL) - 1);
    }

    @Test
    void agreesWithThePatternsOnCleanAndOnDamagedLines() {
        String[] pieces = {
            "\"",
            "\" \"",
            " ",
            "-",
            "a",
            " 200 - 1 1 1 1 ",
            "\"GET / HTTP/1.1\"",
            NUMBERS,
            "\"-\"",
            "\"m x\"",
            "REST.GET.X",
            " R ",
            " 5",
            "\t",
            TAIL,
            "TLSv1.2",
            "[",
            "]",
            "SigV4",
            "arn:x",
            "Yes",
            "404 NoSuchKey 3 - 9 "
        };
        Random random = new Random(11);
        int compared = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder line = new StringBuilder(random.nextInt(20) == 0 ? HEAD : START);
            if (random.nextInt(3) > 0) {
                line.append("\"GET / HTTP/1.1\"")
                        .append(NUMBERS)
                        .append("\"-\" \"m\"")
                        .append(TAIL);
            }
            for (int i = random.nextInt(6); i > 0; i--) {
                int at =
                        random.nextInt(8) == 0
                                ? random.nextInt(line.length() + 1)
                                : line.length() - random.nextInt(Math.min(120, line.length()));
                line.insert(at, pieces[random.nextInt(pieces.length)]);
            }
            List<String> reference = SheetPatterns.columns(line.toString());
            if (reference != null) {
                compared++;
                assertThat(split(line.toString())).as(line.toString()).isEqualTo(reference);
            } else {
                split(line.toString());
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\" ",
                "\" \"",
                "\" 200 - 1 1 1 1",
                "\" 200 - 1 1 1 1 ",
                " ",
                "a ",
                " R REST.GET.X",
                "REST.GET.X ",
                "[",
                "1",
                "\" -",
                "- "
            })
    void takesLinearTimeOnHostileLines(String piece) {
        String flood = piece.repeat(1_000_000 / piece.length());
        for (String line :
                List.of(
                        flood,
                        HEAD + flood,
                        START + flood,
                        START + "\"" + flood + NUMBERS + "\"-\" \"m\"" + TAIL,
                        START + "\"GET\"" + NUMBERS + "\"-\" \"" + flood + "\"" + TAIL,
                        START + "\"GET\"" + NUMBERS + "\"-\" \"m\"" + flood)) {
            // Milliseconds if linear, hours if not.
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> split(line));
        }
    }
}
