package org.exhibit.indexer.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFormTest {

    @ParameterizedTest
    @CsvSource({
        "a b.txt, a b.txt, ONCE",
        "a b.txt, a%20b.txt, TWICE",
        "ä, %C3%A4, TWICE",
        "ä, %c3%a4, TWICE",
        "100%.txt, 100%.txt, ONCE",
        "100%.txt, 100%25.txt, TWICE",
        "a+b, a+b, ONCE",
        "a b, a+b,",
        "a, b,",
    })
    void saysInWhichFormAKeyMatches(String wanted, String once, KeyForm form) {
        assertThat(KeyForm.of(wanted, false, once)).isEqualTo(form);
    }

    @Test
    void leavesWhatDoesNotDecodeAsItIs() {
        assertThat(KeyForm.decode("%FF")).isEqualTo("%FF");
        assertThat(KeyForm.decode("%4")).isEqualTo("%4");
        assertThat(KeyForm.decode("%zz%41")).isEqualTo("%zzA");
    }

    @Test
    void knowsKeysThatAreTheSameInEveryForm() {
        assertThat(KeyForm.plain("a/b-c_d.e~1")).isTrue();
        assertThat(KeyForm.plain("a b")).isFalse();
    }
}
