package org.exhibit.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.event.LogEvent;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.check.PackCheck;
import org.exhibit.reports.facts.TimelineRow;
import org.exhibit.reports.facts.TimelineSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Logs are written by attackers: whatever they write, the pack shows it as text and stays whole.
class HostileTextTest {
    private static final String MARKUP =
            "</td></table><script>alert(1)</script><img"
                    + " src=\"file:///etc/passwd\"/><style>*{display:none}</style>&#x41;";
    private static final String STEERING = "invoice\u202Efdp.exe\u0007\u0000\u200b";

    @TempDir Path folder;

    @Test
    void anythingInARecordStaysText() throws Exception {
        SampleCase sample = new SampleCase();
        LogEvent event =
                LogEvent.builder(SourceKind.CLOUDTRAIL)
                        .set(EventField.ACTION, MARKUP)
                        .set(EventField.KEY, STEERING)
                        .set(EventField.USER_AGENT, "x".repeat(9_000))
                        .set(EventField.OBJECT, "病院/😀 ".repeat(40))
                        .build();
        sample.exhibit(event, (MARKUP + STEERING).getBytes(StandardCharsets.UTF_8), MARKUP);
        sample.exhibit(event, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2}, STEERING);
        sample.exhibit(
                event,
                "%%EOF\nstartxref\n0\n%%EOF\n/ByteRange [0 1 2 3]".getBytes(StandardCharsets.UTF_8),
                "");
        sample.problem(MARKUP, STEERING);
        TimelineRow row =
                new TimelineRow(
                        SampleCase.START,
                        null,
                        MARKUP,
                        STEERING,
                        MARKUP,
                        STEERING,
                        MARKUP,
                        1L,
                        MARKUP,
                        List.of(MARKUP),
                        STEERING);
        TimelineSection timeline =
                new TimelineSection(MARKUP, STEERING, List.of(row), List.of(MARKUP));

        Path pack = new BuiltPack(folder).build(sample, List.of(timeline), "pack.pdf").pdf();
        keep(pack);

        assertThat(PackCheck.check(pack).checks()).filteredOn(check -> !check.ok()).isEmpty();
        String text = text(pack);
        assertThat(text)
                .contains("<script>alert(1)</script>")
                .contains("&#x41;")
                .contains("invoiceU+202Efdp.exeU+0007U+0000U+200B")
                .contains("U+75C5U+9662/U+1F600")
                .contains("ff fe 00 01 02")
                .contains("printed as a code");
        assertThat(text.replaceAll("\\s", ""))
                .contains("x".repeat(1_000) + "…(8,000charactersmore)");
    }

    private static void keep(Path pack) throws Exception {
        String copy = System.getProperty("exhibit.keep");
        if (copy != null) {
            Files.copy(pack, Path.of(copy), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String text(Path pack) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(Files.readAllBytes(pack))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(pdf);
        }
    }
}
