package org.exhibit.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b",
                "(a|b)*c+d?",
                "[a-z0-9_]{2,5}",
                "[^/]+",
                "a{3}",
                "a{3,}",
                "\\d+\\.\\D\\w\\W\\s\\S",
                "[\\d\\-x]",
                "\\(\\[\\{\\*\\\\\\/",
                "a]}",
                "[a-c]|d",
                "((a))",
                "\"&~<>@#",
                "é[à-ü]",
                "\uD83D\uDE00+[\uD83D\uDE00-\uD83D\uDE05]",
                "a*?"
            })
    void acceptsWhatItDescribes(String expression) {
        assertThat(RegexSyntax.check(expression)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|a",
                "a|",
                "()",
                "(a",
                "a)",
                "[a",
                "[]",
                "[^]",
                "[a-]",
                "[-a]",
                "[z-a]",
                "[\\d-z]",
                "[a[b]",
                "*",
                "a|*",
                "a{",
                "a{}",
                "a{x}",
                "a{3",
                "a{3,2}",
                "a{1001}",
                "\\",
                "a\\",
                "\\n",
                "\\1",
                "^a",
                "a$",
                "(?i)a",
                "a{99}{99}"
            })
    void refusesWhatWouldMeanSomethingElse(String expression) {
        assertThat(RegexSyntax.check(expression)).isPresent();
    }
}
