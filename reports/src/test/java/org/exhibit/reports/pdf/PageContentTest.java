package org.exhibit.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.InflaterInputStream;

/// What is drawn stays; only names of what is not drawn go.
class PageContentTest {
    private static String shortened(String content) {
        return new String(
                new PageContent(content.getBytes(StandardCharsets.ISO_8859_1), Set.of("Prop1"))
                        .shortened(),
                StandardCharsets.ISO_8859_1);
    }

    @Test
    void leavesOutMarksAroundNothingAndKeepsTheOthers() {
        assertThat(
                        shortened(
                                """
                                /Artifact /Prop1 BDC
                                BT
                                ET
                                EMC
                                /Artifact /Prop2 BDC
                                EMC
                                /Span <</MCID 0>> BDC
                                (a) Tj
                                EMC
                                /Artifact /Prop33 BDC
                                1 1 1 rg
                                f
                                EMC
                                """))
                .isEqualTo(
                        """
                        /Artifact <</Type /Pagination>> BDC
                        BT
                        ET
                        EMC
                        /Span <</MCID 0>> BDC
                        (a) Tj
                        EMC
                        /Artifact BMC
                        1 1 1 rg
                        f
                        EMC
                        """);
    }

    @Test
    void takesNoTextForAMark() {
        String text = "(/Artifact /Prop2 BDC) Tj\n</Artifact /Prop2 BDC\nEMC";

        assertThat(shortened(text)).isEqualTo(text);
        assertThat(shortened("/Artifact /Prop2 BDC")).isEqualTo("/Artifact /Prop2 BDC");
        assertThat(shortened("")).isEmpty();
    }

    @Test
    void isCompressedWithoutLoss() throws Exception {
        byte[] content = "q\n0 0 m\nQ\n".repeat(9_000).getBytes(StandardCharsets.ISO_8859_1);

        byte[] compressed = new PageContent(content, Set.of()).compressed();

        assertThat(compressed.length).isLessThan(content.length / 50);
        assertThat(new InflaterInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(content);
    }
}
