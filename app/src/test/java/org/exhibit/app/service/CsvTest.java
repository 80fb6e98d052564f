package org.exhibit.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CsvTest {

    @Test
    void quotesAsRfc4180Says() {
        assertThat(Csv.row(List.of("a", "b,c", "d\"e", "f\ng", "")))
                .isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-cmd", "@x", "\tx"})
    void guardsFormulas(String text) {
        assertThat(Csv.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void guardsAndQuotesCarriageReturns() {
        assertThat(Csv.cell("\r=x")).isEqualTo("\"'\r=x\"");
    }

    @Test
    void leavesNumbersAlone() {
        assertThat(Csv.cell("-12")).isEqualTo("-12");
    }
}
