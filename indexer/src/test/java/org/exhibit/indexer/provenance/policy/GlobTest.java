package org.exhibit.indexer.provenance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "arn:aws:s3:::mix/*, arn:aws:s3:::mix/a/b, true",
        "arn:aws:s3:::mix/*, arn:aws:s3:::mix, false",
        "a*b*c, aXbXbc, true",
        "a*b*c, aXbXbd, false",
        "a?c, abc, true",
        "a?c, ac, false",
        "'', a, false",
    })
    void matches(String pattern, String text, boolean expected) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "*, s3:*, true",
        "s3:Get*, s3:GetObject, true",
        "s3:Get*, s3:GetObject*, true",
        "s3:GetObject, s3:GetObject*, false",
        "s3:GetObject?, s3:GetObject*, false",
        "s3:GetObject?, s3:GetObject?, true",
        "s3:Get*ject, s3:Get*, false",
        "a?, a*, false",
    })
    void coversOnlyWhatItProvablyDoes(String pattern, String other, boolean expected) {
        assertThat(new Glob(pattern).covers(new Glob(other))).isEqualTo(expected);
    }

    @Test
    void answersHostilePatternsInTime() {
        String pattern = "*a".repeat(2_000) + "b";
        assertThat(new Glob(pattern).matches("a".repeat(20_000))).isFalse();
    }
}
