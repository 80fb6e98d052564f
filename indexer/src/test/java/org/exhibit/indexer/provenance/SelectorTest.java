package org.exhibit.indexer.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    @Test
    void readsEveryForm() {
        assertThat(Selector.parse("s3://b/a/k ey.txt"))
                .isEqualTo(new Selector.OneObject("b", "a/k ey.txt"));
        assertThat(Selector.parse("s3://b/a*")).isEqualTo(new Selector.Prefix("b", "a"));
        assertThat(Selector.parse("s3://b/a\\*")).isEqualTo(new Selector.OneObject("b", "a*"));
        assertThat(Selector.parse("s3://b/*")).isEqualTo(new Selector.Bucket("b"));
        assertThat(Selector.parse("s3://b")).isEqualTo(new Selector.Bucket("b"));
        assertThat(Selector.parse("arn:aws:s3:::b/k")).isEqualTo(new Selector.OneObject("b", "k"));
        assertThat(Selector.parse("arn:aws-cn:s3:::b")).isEqualTo(new Selector.Bucket("b"));
        assertThat(Selector.parse("arn:aws:iam::1:role/r"))
                .isEqualTo(new Selector.Arn("arn:aws:iam::1:role/r"));
        assertThat(Selector.parse("key:ASIAX")).isEqualTo(new Selector.AccessKey("ASIAX"));
        assertThat(Selector.parse("session:s")).isEqualTo(new Selector.Session("s"));
        assertThat(Selector.parse("ip:10.0.0.0/8")).isEqualTo(new Selector.Ip("10.0.0.0/8"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://b/a/k",
                "s3://b/a*",
                "s3://b/a\\*",
                "s3://b",
                "arn:aws:iam::1:role/r",
                "key:A",
                "session:s",
                "ip:::1"
            })
    void writesItselfAgain(String text) {
        assertThat(Selector.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b/k", "s3://", "key:", "http://b/k"})
    void saysWhatWasExpected(String text) {
        assertThatThrownBy(() -> Selector.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/key");
    }
}
