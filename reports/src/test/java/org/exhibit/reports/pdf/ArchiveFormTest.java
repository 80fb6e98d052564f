package org.exhibit.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Holds packs against veraPDF, before and after signing.
class ArchiveFormTest {
    @TempDir static Path folder;
    private static byte[] signed;
    private static byte[] unsigned;

    @BeforeAll
    static void build() throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        SampleCase sample = SampleCase.usual();
        sample.zipped(
                "a 'quoted' [name].log",
                "79a5 nl-dicom - REST.PUT.OBJECT".getBytes(StandardCharsets.UTF_8));
        Path pack =
                new BuiltPack(folder).build(sample, List.of(sample.timeline()), "pack.pdf").pdf();
        signed = Files.readAllBytes(pack);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        unsigned = Arrays.copyOf(signed, text.indexOf("%%EOF\n") + "%%EOF\n".length());
    }

    @Test
    void isPdfA3aBeforeAndAfterSigning() throws Exception {
        assertThat(violations(unsigned, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(violations(signed, PDFAFlavour.PDFA_3_A)).isEmpty();
    }

    @Test
    void isPdfUa1BeforeAndAfterSigning() throws Exception {
        assertThat(violations(unsigned, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(violations(signed, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    private static List<String> violations(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance()
                                .createValidator(flavour, 50, false, false, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTotalAssertions()).isGreaterThan(100);
            List<String> failed =
                    result.getTestAssertions().stream()
                            .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                            .map(a ->
                                    a.getRuleId().getClause()
                                            + ": "
                                            + a.getMessage()
                                            + " at "
                                            + a.getLocation().getContext())
                            .distinct()
                            .toList();
            assertThat(result.isCompliant()).isEqualTo(failed.isEmpty());
            return failed;
        }
    }
}
