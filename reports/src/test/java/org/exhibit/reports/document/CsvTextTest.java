package org.exhibit.reports.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class CsvTextTest {
    @Test
    void writesRowsAsRfc4180Does() {
        assertThat(new CsvText("a", "b").row(List.of("x,y", "say \"hi\"")))
                .hasToString("a,b\r\n\"x,y\",\"say \"\"hi\"\"\"\r\n");
    }

    @Test
    void takesTheLifeOutOfFormulas() {
        assertThat(List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"))
                .extracting(CsvText::cell)
                .containsExactly("'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", "\"'\r=1\"");
    }

    @Test
    void leavesOtherValuesAlone() {
        assertThat(List.of("", "a=b", "2026-11-18", "'x"))
                .extracting(CsvText::cell)
                .containsExactly("", "a=b", "2026-11-18", "'x");
    }
}
