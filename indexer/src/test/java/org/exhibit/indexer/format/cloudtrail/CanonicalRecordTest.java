package org.exhibit.indexer.format.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.digest.Digest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

class CanonicalRecordTest {

    private static Digest digest(String json) throws IOException {
        return digest(json, null, null);
    }

    private static Digest digest(String json, @Nullable String payload, @Nullable String decode)
            throws IOException {
        return CanonicalRecord.digest(json.getBytes(StandardCharsets.UTF_8), payload, decode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":89.0,\"b\":[1,2]} | { \"b\" : [1.0,20e-1], \"a\": 8.9E1 }",
                "{\"a\":\"\\u00e9\\/\\\"\"} | {\"a\":\"é/\\\"\"}",
                "{\"a\":{\"x\":1,\"y\":2}} | {\"a\":{\"y\":2,\"x\":1}}",
                "{\"a\":1} | {\"@timestamp\":\"t\",\"a\":1,\"@version\":\"1\"}",
                "{\"a\":0} | {\"a\":-0.00}",
            })
    void spellingDoesNotMatter(String one, String two) throws IOException {
        assertThat(digest(one)).isEqualTo(digest(two));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":null} | {}",
                "{\"a\":null} | {\"a\":\"\"}",
                "{\"a\":[1,2]} | {\"a\":[2,1]}",
                "{\"a\":[[1],2]} | {\"a\":[[1,2]]}",
                "{\"a\":{}} | {\"a\":[]}",
                "{\"a\":1} | {\"a\":1,\"b\":2}",
                "{\"a\":{\"@t\":1}} | {\"a\":{}}",
                "{\"a\":true} | {\"a\":\"true\"}",
                "{\"a\":\"x\",\"b\":\"y\"} | {\"a\":\"xb\",\"\":\"y\"}",
                "{\"a\":1,\"a\":2} | {\"a\":2,\"a\":1}",
            })
    void contentDoes(String one, String two) throws IOException {
        assertThat(digest(one)).isNotEqualTo(digest(two));
    }

    @Test
    void theSameRecordIsTheSameInEveryEnvelope() throws IOException {
        Digest plain = digest(Trail.GET);
        assertThat(digest("{\"detail\":" + Trail.GET + "}", "/detail", null)).isEqualTo(plain);
        String text = Trail.quoted(Trail.GET);
        assertThat(digest("{\"CloudTrailEvent\":" + text + "}", "/CloudTrailEvent", "json-string"))
                .isEqualTo(plain);
    }

    @Test
    void whatHoldsNoRecordIsRefused() {
        assertThatThrownBy(() -> digest("{\"detail\":1}", "/detail", null))
                .isInstanceOf(IOException.class)
                .hasMessage("/detail cannot be read as null");
        assertThatThrownBy(() -> digest("{}", "/detail", null))
                .hasMessage("the record has no /detail");
        assertThatThrownBy(() -> digest("[]")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> digest("{} {}")).isInstanceOf(IOException.class);
    }
}
