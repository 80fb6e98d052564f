package org.exhibit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Logs are written by attackers, and terminals obey what they print.
class CellTextTest {

    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(CellText.safe("a\u001b[31mred\u0007\r\nb"))
                .isEqualTo("a\\u001b[31mred\\u0007\\u000d\\u000ab");
        assertThat(CellText.safe("evil\u202etxt.exe")).isEqualTo("evil\\u202etxt.exe");
        assertThat(CellText.safe("\u009b2J")).isEqualTo("\\u009b2J");
        assertThat(CellText.safe("tag\udb40\udc41")).isEqualTo("tag\\U000e0041");
        assertThat(CellText.safe("half\ud83d")).isEqualTo("half\\ud83d");
    }

    @Test
    void leavesOrdinaryTextOfAnyScriptAlone() {
        String text = "Müller 東京 العربية 😀 ~!@#";
        assertThat(CellText.safe(text)).isEqualTo(text);
    }

    @Test
    void cutsTheMiddle() {
        assertThat(CellText.fit("abcdefghij", 5)).isEqualTo("ab…ij");
        assertThat(CellText.fit("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(CellText.width(CellText.fit("東京東京東京", 5))).isLessThanOrEqualTo(5);
    }
}
