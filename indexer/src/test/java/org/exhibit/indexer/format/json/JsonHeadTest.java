package org.exhibit.indexer.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class JsonHeadTest {
    private static final String JSON =
            " {\"n\":12,\"Records\" : ["
                    + " {\"a\":\"x\\u00e9y\",\"b\":{\"c\":null}},{\"z\":1}],\"e\":[],\"t\":true} ";

    private static JsonHead head(String json) {
        return JsonHead.of(json.getBytes(StandardCharsets.UTF_8), 0);
    }

    @Test
    void knowsThePathsOfTheFirstElementsOnly() {
        JsonHead head = head(JSON);
        assertThat(head.shape()).isEqualTo(JsonHead.Shape.OBJECT);
        assertThat(head.text("n")).isEqualTo("12");
        assertThat(head.text("Records[].a")).isEqualTo("xéy");
        assertThat(head.text("Records[].b.c")).isEqualTo("null");
        assertThat(head.has("Records[].z")).isFalse();
        assertThat(head.has("e[]")).isTrue();
        assertThat(head.text("t")).isEqualTo("true");
        assertThat(head.after()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8).length - 1);
    }

    @Test
    void whatWasSeenNeverGetsLessAsTheHeadGrows() {
        byte[] bytes = JSON.getBytes(StandardCharsets.UTF_8);
        boolean seenName = false;
        boolean seenElement = false;
        for (int length = 0; length <= bytes.length; length++) {
            JsonHead head = JsonHead.of(Arrays.copyOf(bytes, length), 0);
            assertThat(head.has("n")).isEqualTo(length >= 5);
            assertThat(head.has("Records[].a") || !seenElement).isTrue();
            assertThat(head.has("Records") || !seenName).isTrue();
            seenName = head.has("Records");
            seenElement = head.has("Records[].a");
        }
        assertThat(seenName && seenElement).isTrue();
    }

    @Test
    void aCutTextIsGivenAsFarAsItGoes() {
        assertThat(head("{\"m\":\"abc\\u00e9d\\u00").text("m")).isEqualTo("abcéd");
        assertThat(head("{\"m\":\"abc\\").text("m")).isEqualTo("abc");
        assertThat(head("{\"m\":\"abc\\\\").text("m")).isEqualTo("abc\\");
    }

    @Test
    void passesOverAByteOrderMark() {
        assertThat(head("\uFEFF[{\"a\":1}]").text("[].a")).isEqualTo("1");
        assertThat(head("plain text").shape()).isEqualTo(JsonHead.Shape.OTHER);
    }
}
