package org.exhibit.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.reports.figure.Typeface;
import org.exhibit.reports.figure.Typeface.Face;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
    private VisibleText text;

    @BeforeEach
    void load() {
        text =
                new VisibleText(
                        Typeface.load(Face.TEXT),
                        Typeface.load(Face.TEXT_BOLD),
                        Typeface.load(Face.FIXED));
    }

    @Test
    void markupIsText() {
        assertThat(shown("<script>\"&amp;\"</script>"))
                .isEqualTo("&lt;script&gt;\"&amp;amp;\"&lt;/script&gt;");
        assertThat(text.escapes()).isZero();
    }

    @Test
    void whatSteersOrHidesIsShownAsItsCode() {
        assertThat(shown("a\u202Ecod.exe")).isEqualTo("a" + code("202E") + "cod.exe");
        assertThat(shown("\u0000\u001b[2J\t"))
                .isEqualTo(code("0000") + code("001B") + "[2J" + code("0009"));
        assertThat(shown("\u200b\u2066\ufeff\u00ad"))
                .isEqualTo(code("200B") + code("2066") + code("FEFF") + code("00AD"));
        assertThat(shown("\u00a0")).isEqualTo(code("00A0"));
        assertThat(text.escapes()).isEqualTo(9);
    }

    @Test
    void halfOfAPairIsShownAsItsCode() {
        assertThat(shown("x\ud83d")).isEqualTo("x" + code("D83D"));
    }

    @Test
    void lineFeedsBreakOnlyWhereWeJoined() {
        assertThat(shown("a\nb")).isEqualTo("a" + code("000A") + "b");
        StringBuilder out = new StringBuilder();
        text.append(out, "a\nb", true);
        assertThat(out).hasToString("a<br/>b");
    }

    @Test
    void latinGreekAndCyrillicArePrinted() {
        String words = "Zoë Łódź Ωμέγα Журнал №5 “–…”";
        assertThat(shown(words)).isEqualTo(words);
        assertThat(text.escapes()).isZero();
    }

    @Test
    void whatTheFontsLackIsShownAsItsCodeAndCounted() {
        assertThat(shown("病 😀 א"))
                .isEqualTo(code("75C5") + " " + code("1F600") + " " + code("05D0"));
        assertThat(text.escapes()).isEqualTo(3);
    }

    @Test
    void anAttributeHoldsNoMarkup() {
        assertThat(text.attribute("\"><b>\u202e")).isEqualTo("&quot;&gt;&lt;b&gt;U+202E");
    }

    private String shown(String value) {
        StringBuilder out = new StringBuilder();
        text.append(out, value, false);
        return out.toString();
    }

    private static String code(String hex) {
        return "<span class=\"code\">U+" + hex + "</span>";
    }
}
