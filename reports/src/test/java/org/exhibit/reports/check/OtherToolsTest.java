package org.exhibit.reports.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;

import org.exhibit.indexer.digest.Digest;
import org.exhibit.reports.BuiltPack;
import org.exhibit.reports.SampleCase;
import org.exhibit.reports.pack.PackResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Has other people's programs look at a pack. Each test is skipped where its program is not
/// installed.
class OtherToolsTest {
    @TempDir static Path folder;
    private static SampleCase sample;
    private static PackResult pack;

    @BeforeAll
    static void build() throws Exception {
        sample = SampleCase.usual();
        pack = new BuiltPack(folder).build(sample, List.of(sample.timeline()), "PACK.pdf");
    }

    @Test
    void sha256sumFindsTheHashBesideIt() throws Exception {
        assumeInstalled("sha256sum");
        assertThat(sh("sha256sum -c PACK.pdf.sha256")).isEqualTo("PACK.pdf: OK\n");
    }

    @Test
    void pdfsigFindsTheWholeDocumentSigned() throws Exception {
        assumeInstalled("pdfsig");
        assertThat(sh("pdfsig -nocert PACK.pdf"))
                .contains("ETSI.CAdES.detached", "Total document signed", "Signature is Valid")
                .doesNotContain("Signature #2");
    }

    @Test
    void opensslVerifiesTheSignatureAsTheGuideSays() throws Exception {
        assumeInstalled("openssl");
        assumeInstalled("xxd");
        String commands =
                """
                set -- $(grep -a -o '/ByteRange \\[[0-9 ]*\\]' PACK.pdf | tail -1 | tr -dc '0-9 ')
                head -c $2 PACK.pdf > signed.bin
                tail -c +$(($3+1)) PACK.pdf >> signed.bin
                tail -c +$(($2+2)) PACK.pdf | head -c $(($3-$2-2)) | xxd -r -p > signature.der
                openssl cms -verify -inform DER -in signature.der -content signed.bin -binary -noverify -out /dev/null
                """;
        assertThat(sh(commands)).contains("CMS Verification successful");
    }

    @Test
    void pdfdetachSavesWhatTheManifestLists() throws Exception {
        assumeInstalled("pdfdetach");
        Path out = folder.resolve("detached");
        Files.createDirectories(out.resolve("exhibits"));
        sh("cd detached && pdfdetach -saveall ../PACK.pdf");
        PackManifest manifest =
                ManifestReader.read(Files.readAllBytes(out.resolve("manifest.json")));
        assertThat(manifest.attachments()).hasSize(8);
        for (PackManifest.Item item : manifest.attachments()) {
            byte[] saved = Files.readAllBytes(out.resolve(item.path()));
            assertThat(Digest.of(saved)).isEqualTo(item.sha256());
        }
    }

    @Test
    void theCustodyChainIsWalkedByAShellAsTheGuideSays() throws Exception {
        assumeInstalled("pdfdetach");
        String commands =
                """
                pdfdetach -savefile custody.jsonl -o custody.jsonl PACK.pdf
                previous=0000000000000000000000000000000000000000000000000000000000000000
                while IFS= read -r line; do
                  case $line in *",\\"previous\\":\\"$previous\\",\\"hash\\":"*) ;; *) echo broken; break ;; esac
                  hash=$(printf %s "$line" | sed 's/,"hash":"[0-9a-f]*"}$/}/' | sha256sum | cut -d' ' -f1)
                  case $line in *",\\"hash\\":\\"$hash\\"}") previous=$hash ;; *) echo broken; break ;; esac
                done < custody.jsonl; echo $previous
                """;
        assertThat(sh(commands)).isEqualTo(pack.custodyHead() + "\n");
    }

    @Test
    void dssFindsABaselineSignatureOfAnUnknownSigner() {
        SignedDocumentValidator validator =
                SignedDocumentValidator.fromDocument(new FileDocument(pack.pdf().toFile()));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        SimpleReport report = validator.validateDocument().getSimpleReport();
        String id = report.getFirstSignatureId();

        assertThat(report.getSignaturesCount()).isEqualTo(1);
        assertThat(report.getSignatureFormat(id)).isEqualTo(SignatureLevel.PAdES_BASELINE_B);
        // Nobody vouches for a self-signed certificate; a broken signature would be TOTAL_FAILED.
        assertThat(report.getIndication(id)).isEqualTo(Indication.INDETERMINATE);
    }

    private static void assumeInstalled(String program) throws Exception {
        assumeTrue(
                !sh("command -v " + program + " || true").isBlank(), program + " is not installed");
    }

    private static String sh(String commands) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder("bash", "-c", commands)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
