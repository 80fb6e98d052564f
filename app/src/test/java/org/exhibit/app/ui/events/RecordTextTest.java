package org.exhibit.app.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A record on the screen: laid out for reading, never changed.
class RecordTextTest {

    private static String laidOut(String json) {
        return JsonLayout.of(json).stream()
                .map(JsonLayout.Piece::text)
                .collect(Collectors.joining());
    }

    @Test
    void laysJsonOut() {
        assertThat(laidOut("{\"a\":{\"b\":[1,2],\"c\":[]},\"d\":\"x\"}"))
                .isEqualTo(
                        """
                        {
                          "a": {
                            "b": [
                              1,
                              2
                            ],
                            "c": []
                          },
                          "d": "x"
                        }\
                        """);
    }

    @Test
    void keepsNumbersAndEscapesAsTheRecordWritesThem() {
        assertThat(laidOut("{\"n\":1.0e+2,\"s\":\"\\u00e4 \\\" , : {\"}"))
                .isEqualTo("{\n  \"n\": 1.0e+2,\n  \"s\": \"\\u00e4 \\\" , : {\"\n}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\": \"open",
                "}}}{{",
                "{\"a\":1}trailing",
                "no json at all",
                "\"\\",
                "",
                "[[[["
            })
    void losesNothingOfTextThatIsNoJson(String text) {
        assertThat(laidOut(text).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @Test
    void tellsNamesFromStrings() {
        assertThat(
                        JsonLayout.of("{\"a\" : \"b\"}").stream()
                                .filter(piece -> piece.kind() != JsonLayout.Kind.MARK))
                .containsExactly(
                        new JsonLayout.Piece("\"a\"", JsonLayout.Kind.NAME),
                        new JsonLayout.Piece("\"b\"", JsonLayout.Kind.STRING));
    }

    @Test
    void showsBytesThatAreNoUtf8AsBase64() {
        byte[] record = {'{', (byte) 0xff, '}'};

        assertThat(RawText.of(record)).isEqualTo(new RawText("e/99", RawText.Form.BASE64, 3));
    }

    @Test
    void tellsJsonFromLines() {
        assertThat(RawText.of("79a5 mix [10/Mar/2026]".getBytes(StandardCharsets.UTF_8)).form())
                .isEqualTo(RawText.Form.LINE);
        assertThat(RawText.of(" {}".getBytes(StandardCharsets.UTF_8)).form())
                .isEqualTo(RawText.Form.JSON);
    }
}
